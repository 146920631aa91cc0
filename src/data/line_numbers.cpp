#include "data/line_numbers.h"

#include <algorithm>
#include <iterator>

namespace logreg {

void LineNumbers::add(std::size_t line) {
  if (runs_.empty() || line != next_line_) runs_.push_back({records_, line});
  ++records_;
  next_line_ = line + 1;
}

std::size_t LineNumbers::at(std::size_t record) const {
  const Run& run = *std::prev(std::ranges::upper_bound(runs_, record, {}, &Run::record));
  return run.line + (record - run.record);
}

}  // namespace logreg
