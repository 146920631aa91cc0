// Linear programmes, by the simplex method of GLPK (Makhorin), which is met here only:
//
//   maximise sum_j objective_j x_j   subject to   sum_j entry_j x_j >= 0 for every row,   low_j <= x_j <= high_j
//
// It is built step by step: rows and variables may be added after an answer, and the next search starts from it. The
// answer is that of a method in doubles with tolerances: the caller checks it against its own rows. One thread only.
#pragma once

#include "base/run.h"

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace logreg {

class LinearProgram {
 public:
  LinearProgram();
  ~LinearProgram();
  LinearProgram(const LinearProgram&) = delete;
  LinearProgram& operator=(const LinearProgram&) = delete;

  struct Entry {
    std::size_t variable = 0;
    double value = 0;
  };

  // Bounds may be infinite. Returns its number.
  std::size_t add_variable(double low, double high, double objective);
  void add_row(std::span<const Entry> entries);
  void set_objective(std::size_t variable, double objective);

  struct Answer {
    double objective = 0;
    std::vector<double> values;       // of the variables
    std::vector<double> multipliers;  // of the rows, 0 or more: what a unit less on the right-hand side would bring
  };

  std::size_t steps() const;  // of the simplex method, so far

  // Nothing when no optimum is found within a fixed number of simplex steps.
  std::optional<Answer> maximise(const Run& run);

 private:
  struct Problem;

  bool has_new_rows_ = true;
  std::unique_ptr<Problem> problem_;
};

}  // namespace logreg
