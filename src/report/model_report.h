// A model for a person to read: the equation, what it takes, how it was trained. For programs: the model file.
#pragma once

#include "base/sentence.h"
#include "model/model.h"
#include "report/report.h"

namespace logreg {

// The model must outlive the report.
Report model_report(const Model& model, SettingWords words);

}  // namespace logreg
