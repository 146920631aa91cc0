#include "data/number_slab.h"

#include <algorithm>

namespace logreg {

namespace {

constexpr std::size_t fewest_rows = 64;

}  // namespace

NumberSlab::NumberSlab(std::size_t columns, std::size_t rows)
    : columns_(columns), rows_(rows), numbers_(columns * rows) {}

double* NumberSlab::take() {
  return taken_ == columns_ ? nullptr : numbers_.data() + rows_ * taken_++;
}

void NumberColumn::grow() {
  double* room = size_ == 0 && slab_ ? slab_->take() : nullptr;
  const std::shared_ptr<NumberSlab> old = slab_;
  if (room == nullptr) {
    slab_ = std::make_shared<NumberSlab>(1, std::max(2 * size_, fewest_rows));
    room = slab_->take();
  }
  std::copy(numbers_, numbers_ + size_, room);
  numbers_ = room;
  room_ = slab_->rows();
}

}  // namespace logreg
