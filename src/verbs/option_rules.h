// What options must hold beside one another, each being right by itself. All throw Error (usage).
#pragma once

#include "verbs/evaluate_options.h"
#include "verbs/options.h"

#include <string>
#include <string_view>
#include <vector>

namespace logreg {

void refuse_both(const Given& given, std::string_view option, std::string_view other);
void refuse_repeated(std::string_view option, const std::vector<std::string>& columns);
// `model`: its path, or empty where a command reads none.
void check_data(const DataOptions& data, std::string_view model, const Given& given);
// Every option that is given must have an effect.
void check_columns(const ColumnOptions& columns, const Given& given);
void check_firth(const Given& given);
void check_fit(const FitOptions& fit, const Given& given);
// What is said of a fit without penalty.
void check_inference(const TrainOptions& options, const Given& given);
// No output may destroy another, or what is read.
void check_output_files(const TrainOptions& options);
void check_output_file(const PredictOptions& options);
void check_output_files(const EvaluateOptions& options);

}  // namespace logreg
