// Texts as archives: a gzip member or a Zstandard frame. Several of them one after another are one archive, too.
#pragma once

#include <string>
#include <string_view>

namespace logreg {

std::string gzip_of(std::string_view text);
std::string zstd_of(std::string_view text);

}  // namespace logreg
