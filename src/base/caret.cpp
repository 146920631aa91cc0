#include "base/caret.h"

#include "base/text.h"
#include "base/utf8.h"

namespace logreg {

std::string with_caret(std::string_view text, std::size_t place) {
  const std::string before = visible(text.substr(0, place));
  std::size_t width = 0;
  for (std::string_view rest = before; !rest.empty();) {
    const std::string_view character = first_character(rest);
    width += character_width(character);
    rest.remove_prefix(character.size());
  }
  return "\n  " + visible(text) + "\n  " + std::string(width, ' ') + '^';
}

}  // namespace logreg
