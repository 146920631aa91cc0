#include "csv/delimiter.h"

#include "base/error.h"
#include "csv/csv_reader.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace logreg {

namespace {

constexpr std::array<char, 4> candidates = {',', ';', '\t', '|'};

// The candidates, with the decimal character at the end.
std::array<char, 4> in_order_of_trust(const Dialect& dialect) {
  std::array<char, 4> result = candidates;
  std::stable_partition(result.begin(), result.end(), [&](char c) { return c != dialect.decimal; });
  return result;
}

// How one delimiter reads the head.
struct Reading {
  std::size_t first = 0;   // cells of the first record
  std::size_t second = 0;  // and of the second; 0 when there is none
  bool decided = false;    // more bytes cannot change it
  bool valid = true;

  bool consistent() const { return valid && first > 1 && (second == 0 || second == first); }
};

Reading read_head(std::string_view head, bool whole, Dialect dialect) {
  Reading reading;
  try {
    CsvReader reader(head, dialect, "", 1, whole);
    if (const Record* record = reader.next()) reading.first = record->cells.size();
    const Record* record = reading.first > 0 ? reader.next() : nullptr;
    if (record != nullptr) reading.second = record->cells.size();
    reading.decided = whole || record != nullptr;
  } catch (const Error&) {
    reading.decided = true;
    reading.valid = false;
  }
  return reading;
}

}  // namespace

std::optional<char> detect_delimiter(std::string_view head, bool whole, const Dialect& dialect) {
  char best = candidates.front();
  Reading best_reading;
  bool decided = true;
  for (const char candidate : in_order_of_trust(dialect)) {
    if (candidate == dialect.quote || candidate == dialect.comment) continue;
    Dialect tried = dialect;
    tried.delimiter = candidate;
    const Reading reading = read_head(head, whole, tried);
    decided = decided && reading.decided;
    // Numbers like 1,5 make cells of their own, so that a decimal comma delimits only where nothing else does.
    const bool is_last_resort = candidate == dialect.decimal && best_reading.consistent();
    const bool better = reading.consistent() != best_reading.consistent()
                            ? reading.consistent()
                            : reading.first > best_reading.first && !is_last_resort;
    if (better) {
      best = candidate;
      best_reading = reading;
    }
  }
  if (!decided) return std::nullopt;
  return best;
}

}  // namespace logreg
