// What was decided before anything is learned: which rows and columns are used and why the others are not, what is
// modelled, the penalty and the method.
#pragma once

#include "base/sentence.h"
#include "data/schema.h"
#include "data/table.h"
#include "model/training.h"
#include "report/report.h"

#include <span>
#include <string>

namespace logreg {

// `meaning`: what options in the words of another program became; empty if there are none.
// `positives` and `negatives`: row weights of the two classes, of the rows used.
Report decisions_report(std::span<const TableFile> files, const Schema& schema, const TrainingOptions& options,
                        const std::string& meaning, double positives, double negatives, SettingWords words);

}  // namespace logreg
