// How a training is to be judged by rows that it has not seen.
#pragma once

#include "verbs/command_line.h"
#include "verbs/requirements.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace logreg {

constexpr std::size_t usual_folds = 5;

struct ValidationOptions {
  std::optional<double> test_size;  // this part of the rows
  std::optional<std::string> test;  // a file
  std::optional<std::size_t> folds;
  std::size_t repeats = 1;
  std::optional<std::string> group;  // columns
  std::optional<std::string> fold_column;
  std::optional<std::string> time;
  std::optional<std::string> out_of_fold;  // a CSV file
  bool no_folds = false;                   // not by themselves either
  std::vector<Requirement> requirements;

  bool asks_for_folds() const {
    return folds || fold_column || time || out_of_fold || (group && !test_size);
  }
  // How many, where no column says it.
  std::size_t fold_count() const { return folds.value_or(usual_folds); }
};

OptionGroup validation_group(ValidationOptions& options);

}  // namespace logreg
