// Several models side by side, and the tests of those that are within one another.
#pragma once

#include "base/sentence.h"
#include "model/model.h"
#include "model/nested_models.h"
#include "report/report.h"
#include "report/table_file.h"

#include <span>
#include <string>
#include <vector>

namespace logreg {

struct NamedModel {
  std::string name;  // of its file
  Model model;
};

// Each is tested against the next one.
Report models_report(std::span<const NamedModel> models);

// The coefficients of all, one model after another, behind a column with the name of the model.
NumberTable coefficients_of_models(std::span<const NamedModel> models, std::span<const std::string> columns);

}  // namespace logreg
