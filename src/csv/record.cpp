#include "csv/record.h"

namespace logreg {

std::string_view Cell::undoubled(char quote, std::string& scratch) const {
  scratch.clear();
  for (std::size_t i = 0; i < text.size(); ++i) {
    scratch += text[i];
    if (text[i] == quote) ++i;
  }
  return scratch;
}

}  // namespace logreg
