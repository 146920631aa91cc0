#include "csv/decimal_cells.h"

#include "base/short_decimal.h"

#include <algorithm>
#include <limits>

namespace logreg {

void DecimalCells::read(const Record& record, std::size_t first, std::span<double> numbers) const {
  constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();
  // Short decimals are read from the sixteen bytes that end with them.
  if (record.bytes.data() - record.block < 16) {
    std::fill(numbers.begin(), numbers.end(), not_a_number);
    return;
  }
  const Cell* const cells = record.cells.data();
  const std::size_t* const positions = positions_.data() + first;
  const char decimal = decimal_;
  for (std::size_t k = 0; k < numbers.size(); ++k) {
    const Cell& cell = cells[positions[k]];
    numbers[k] = cell.quoted ? not_a_number : short_decimal(cell.text, decimal);
  }
}

}  // namespace logreg
