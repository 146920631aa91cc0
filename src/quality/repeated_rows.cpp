#include "quality/repeated_rows.h"

#include "base/radix_sort.h"

#include <algorithm>
#include <array>
#include <vector>

namespace logreg {

namespace {

struct Row {
  std::uint64_t hash;
  std::uint8_t label;
};

}  // namespace

RepeatedRows repeated_rows(std::span<const std::uint64_t> hashes, std::span<const std::uint8_t> labels) {
  std::vector<Row> rows;
  for (std::size_t i = 0; i < hashes.size(); ++i) {
    if (labels[i] <= 1) rows.push_back({hashes[i], labels[i]});
  }
  std::vector<Row> room(rows.size());
  const auto sorted = radix_sort(std::span(rows), std::span(room), [](const Row& row) { return row.hash; });
  RepeatedRows result;
  for (auto begin = sorted.begin(); begin != sorted.end();) {
    const auto end = std::find_if(begin, sorted.end(), [&](const Row& row) { return row.hash != begin->hash; });
    std::array<std::size_t, 2> of_class{};
    for (; begin != end; ++begin) ++of_class[begin->label];
    for (const std::size_t count : of_class) result.duplicates += count > 0 ? count - 1 : 0;
    if (of_class[0] > 0 && of_class[1] > 0) result.contradictions += of_class[0] + of_class[1];
  }
  return result;
}

}  // namespace logreg
