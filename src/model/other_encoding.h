// Texts that are known, but in other bytes: München in UTF-8 and in Windows-1252.
#pragma once

#include "data/distinct_texts.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace logreg {

struct OtherEncoding {
  std::string text;       // as it stands in the file
  std::string known;      // as it should
  std::string_view from;  // as iconv calls them
  std::string_view to;
  std::size_t cells = 0;
};

// Whether the two are the same text in other bytes. The counts are 0.
std::optional<OtherEncoding> in_other_encoding(std::string_view text, std::string_view known);

// Of texts that are not known those that would be in another encoding, the first of them as the example.
std::optional<OtherEncoding> in_other_encoding(const std::vector<DistinctText>& unknown,
                                               const std::vector<DistinctText>& known);

}  // namespace logreg
