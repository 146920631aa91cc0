#include "csv/record.h"

#include "base/text.h"

namespace logreg {

std::string_view Cell::content(char quote, std::string& scratch) const {
  if (!quoted) return trimmed(text);
  if (!doubled) return text;
  scratch.clear();
  for (std::size_t i = 0; i < text.size(); ++i) {
    scratch += text[i];
    if (text[i] == quote) ++i;
  }
  return scratch;
}

}  // namespace logreg
