// A place in a text that the user has typed, shown on lines of their own.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace logreg {

// The text, and below it a caret under the byte `place`, which may be its end; each line begins with a line break.
std::string with_caret(std::string_view text, std::size_t place);

}  // namespace logreg
