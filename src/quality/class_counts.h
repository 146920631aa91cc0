// Rows by class: of a value, of a level or of a bin of one column.
#pragma once

#include <string>
#include <vector>

namespace logreg {

struct ClassCounts {
  double positive = 0;
  double negative = 0;

  double rows() const { return positive + negative; }
  ClassCounts& operator+=(const ClassCounts& more) {
    positive += more.positive;
    negative += more.negative;
    return *this;
  }
};

// Of a categorical column.
struct LevelCounts : ClassCounts {
  std::string text;
};

template <class Counts>
ClassCounts total(const std::vector<Counts>& parts) {
  ClassCounts sum;
  for (const ClassCounts& part : parts) sum += part;
  return sum;
}

}  // namespace logreg
