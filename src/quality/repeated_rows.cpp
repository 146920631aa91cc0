#include "quality/repeated_rows.h"

#include "base/radix_sort.h"

#include <algorithm>
#include <array>
#include <vector>

namespace logreg {

RepeatedRows repeated_rows(std::span<const std::uint64_t> hashes, std::span<const std::uint8_t> labels) {
  // The label stands in the last bit, in the place of the first one of the hash.
  std::vector<std::uint64_t> rows;
  rows.reserve(hashes.size());
  for (std::size_t i = 0; i < hashes.size(); ++i) {
    if (labels[i] <= 1) rows.push_back((hashes[i] << 1U) | labels[i]);
  }
  std::vector<std::uint64_t> room(rows.size());
  const auto sorted = radix_sort(std::span(rows), std::span(room), [](std::uint64_t row) { return row; });
  RepeatedRows result;
  for (auto begin = sorted.begin(); begin != sorted.end();) {
    const auto end = std::find_if(begin, sorted.end(), [&](std::uint64_t row) { return row >> 1U != *begin >> 1U; });
    std::array<std::size_t, 2> of_class{};
    for (; begin != end; ++begin) ++of_class[*begin & 1U];
    for (const std::size_t count : of_class) result.duplicates += count > 0 ? count - 1 : 0;
    if (of_class[0] > 0 && of_class[1] > 0) result.contradictions += of_class[0] + of_class[1];
  }
  return result;
}

}  // namespace logreg
