// The line at which each of some records begins, in little memory: where a record follows the line of the one before,
// as nearly all do, nothing is kept of it.
#pragma once

#include <cstddef>
#include <vector>

namespace logreg {

class LineNumbers {
 public:
  // Of the next record; lines rise.
  void add(std::size_t line);
  // Of a record that was added, counted from 0.
  std::size_t at(std::size_t record) const;

 private:
  struct Run {
    std::size_t record;
    std::size_t line;
  };

  std::vector<Run> runs_;  // of records that stand on consecutive lines: the first one
  std::size_t records_ = 0;
  std::size_t next_line_ = 0;
};

}  // namespace logreg
