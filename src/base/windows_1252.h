// Windows-1252, the single bytes that most files without UTF-8 have for letters beyond ASCII, and UTF-8. Latin-1
// (ISO 8859-1) is the same but for the bytes 80 to 9F.
#pragma once

#include <string>
#include <string_view>

namespace logreg {

// The text in UTF-8 if these are bytes of Windows-1252 (the five that it leaves open are controls, as in the WHATWG's
// Encoding Standard).
std::string utf8_of_windows_1252(std::string_view bytes);

// Whether some byte differs in Latin-1: 80 to 9F.
bool needs_windows_1252(std::string_view bytes);

}  // namespace logreg
