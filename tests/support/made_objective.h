// An objective over a table made by a seed, with all that it needs to live.
#pragma once

#include "base/random.h"
#include "descent/null_model.h"
#include "descent/objective.h"
#include "random_fits.h"
#include "table_of.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace logreg {

class MadeObjective {
 public:
  explicit MadeObjective(const std::string& csv, const Penalty& penalty = {},
                         const ColumnOptions& columns = target("y"))
      : design_(standardized(csv, columns)),
        objective_(design_, design_.terms, penalty, kernels(InstructionSet::baseline), run_) {}
  explicit MadeObjective(std::uint64_t seed, const Penalty& penalty = {})
      : MadeObjective(random_csv(400, seed), penalty, random_columns(true, true)) {}
  MadeObjective(const MadeObjective&) = delete;

  Objective& operator*() { return objective_; }
  Objective* operator->() { return &objective_; }
  const Run& run() const { return run_; }
  NullModel null() const { return null_model(design_, kernels(InstructionSet::baseline), run_); }

 private:
  static Design standardized(const std::string& csv, const ColumnOptions& columns) {
    Design design = design_of(csv, columns);
    design.standardize(Run());
    return design;
  }

  Run run_;
  Design design_;
  Objective objective_;
};

inline std::vector<double> random_vector(std::size_t size, std::uint64_t seed) {
  Random random(seed);
  std::vector<double> result;
  for (std::size_t i = 0; i < size; ++i) result.push_back(random.uniform() - 0.5);
  return result;
}

}  // namespace logreg
