#include "report/as_csv.h"

#include "base/number.h"

#include <cmath>
#include <string>

namespace logreg {

void as_csv(const Figure& figure, const std::function<void(std::string_view)>& write) {
  constexpr std::size_t piece = 1U << 16;
  std::string text = figure.data.header + '\n';
  figure.data.rows([&](std::span<const std::optional<double>> row) {
    for (const std::optional<double>& value : row) {
      if (value && std::isfinite(*value)) append_shortest(text, *value);
      text += ',';
    }
    text.back() = '\n';
    if (text.size() < piece) return;
    write(text);
    text.clear();
  });
  write(text);
}

}  // namespace logreg
