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
  bool valid = true;       // so far as quotes go
  bool torn = false;       // it stands inside quotes that open inside a cell

  bool consistent() const { return valid && first > 1 && (second == 0 || second == first); }
};

Reading read_head(std::string_view head, bool whole, Dialect dialect) {
  Reading reading;
  try {
    CsvReader reader(head, dialect, "", 1, whole);
    const Record* record = reader.next();
    if (record != nullptr) {
      reading.first = record->cells.size();
      reading.torn = record->torn;
      record = reader.next();
    }
    if (record != nullptr) {
      reading.second = record->cells.size();
      reading.torn = reading.torn || record->torn;
    }
    reading.decided = whole || record != nullptr;
  } catch (const Error&) {
    reading.decided = true;
    reading.valid = false;
  }
  return reading;
}

// Where quotes are broken in the first record, its cells are counted without them.
Reading read_head_with_broken_quotes(std::string_view head, bool whole, Dialect dialect) {
  Reading reading = read_head(head, whole, dialect);
  if (reading.first > 0) return reading;
  dialect.quote = Dialect::no_quote;
  reading.first = read_head(head, whole, dialect).first;
  reading.decided = reading.decided && (whole || reading.first > 0);
  return reading;
}

bool is_better(const Reading& reading, const Reading& best, bool is_last_resort) {
  if (reading.consistent() != best.consistent()) return reading.consistent();
  if (reading.consistent() && reading.torn != best.torn) return best.torn;
  return reading.first > best.first && !is_last_resort;
}

}  // namespace

std::optional<char> detect_delimiter(std::string_view head, bool whole, const Dialect& dialect) {
  char best = candidates.front();
  Reading best_reading;
  bool decided = true;
  for (const char candidate : in_order_of_trust(dialect)) {
    if (candidate == dialect.quote || candidate == dialect.comment || candidate == dialect.escape) continue;
    Dialect tried = dialect;
    tried.delimiter = candidate;
    const Reading reading = read_head_with_broken_quotes(head, whole, tried);
    decided = decided && reading.decided;
    // Numbers like 1,5 make cells of their own, so that a decimal comma delimits only where nothing else does.
    const bool is_last_resort = candidate == dialect.decimal && best_reading.consistent();
    if (is_better(reading, best_reading, is_last_resort)) {
      best = candidate;
      best_reading = reading;
    }
  }
  if (!decided) return std::nullopt;
  return best;
}

}  // namespace logreg
