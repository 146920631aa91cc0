#include "model/reason_codes.h"

#include <algorithm>
#include <cmath>

namespace logreg {

void find_reasons(const Scorer& scorer, std::span<const double> changes, std::size_t most,
                  std::vector<Reason>& reasons) {
  reasons.clear();
  for (std::size_t c = 0; c < changes.size(); ++c) reasons.push_back({c, changes[c]});
  const auto before = [&](const Reason& a, const Reason& b) {
    if (std::abs(a.change) != std::abs(b.change)) return std::abs(a.change) > std::abs(b.change);
    return scorer.place_in_model(a.column) < scorer.place_in_model(b.column);
  };
  const std::size_t count = std::min(most, reasons.size());
  std::partial_sort(reasons.begin(), reasons.begin() + static_cast<std::ptrdiff_t>(count), reasons.end(), before);
  reasons.resize(count);
}

}  // namespace logreg
