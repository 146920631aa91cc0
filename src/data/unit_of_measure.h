// Units as they stand behind numbers: kg, °C, mm/h, m², fl. oz., mL/min/1.73m2.
//
//   unit    one to three words with blanks between them, of at most 40 bytes
//   word    factors, which may be joined by / · * or -; a / may have a number behind it (l/100km), or begin the word
//   factor  letters of any script, signs of currencies and degrees, and H2O; a power behind them: ² ³ ⁻¹ ^2 ^-1, or 2
//           and 3 behind lengths (m2, ft3) and O (CO2); a point behind that
//
// Words of bounds and times are no units: or more, and over, pm, Sep.
#pragma once

#include <string_view>

namespace logreg {

// The longest unit that `text` begins with, or nothing (empty).
std::string_view unit_at_beginning(std::string_view text);

// Whether a unit begins with what multiplies the number before it: k, M, bn, Mio., million, 万, k€, MSEK; m, b and t
// only of money, which a currency before the number makes it (`of_money`), or one behind the multiplier.
bool is_scaled_unit(std::string_view unit, bool of_money);

// Whether two units as written are one: the same but for a point behind them, one the other's plural (month, months;
// yr, yrs), or one of few that no other case makes another unit (kg and KG, mL and ml; but mW is not MW).
bool is_same_unit(std::string_view a, std::string_view b);

}  // namespace logreg
