// Texts that mean the same though they are not written the same: Yes, " YES" and yes.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace logreg {

// Without blanks of any kind at either end and in one case (full Unicode case folding, composed: NFC), whatever the
// language. What is not UTF-8 keeps its bytes, but for the letters of ASCII.
std::string folded(std::string_view text);

// Whether a folded text is yes, no, y, n, true, false, t, f, on or off.
bool is_yes_no(std::string_view folded);

// Whether a column with these distinct folded texts says yes or no: there are two, and each is such a word.
bool are_yes_no(std::span<const std::string> folded);

}  // namespace logreg
