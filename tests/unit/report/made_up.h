// A small training, its evaluation and its model, made up for the reports: no numbers here were computed.
#pragma once

#include "model/training.h"
#include "quality/metrics.h"
#include "report/layout.h"
#include "report/report.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace made_up {

inline logreg::FeatureColumn numbers(std::string name) {
  logreg::FeatureColumn result;
  result.name = std::move(name);
  result.minimum = 0.42;
  result.maximum = 80;
  return result;
}

inline logreg::FeatureColumn levels(std::string name, std::vector<std::string> texts) {
  logreg::FeatureColumn result;
  result.name = std::move(name);
  result.type = logreg::ColumnType::categorical;
  for (std::string& text : texts) result.levels.push_back({std::move(text), 10});
  return result;
}

inline logreg::Schema schema() {
  logreg::Schema result;
  result.target = {"survived", "1", "0"};
  result.features = {numbers("age"), levels("sex", {"female", "male"})};
  result.features[0].missing = 177;
  result.ignored = {{"name", logreg::Exclusion::many_levels}};
  result.rows_read = 893;
  result.rows = 714;
  result.rows_without_target = 2;
  result.rows_with_missing = 177;
  result.missing_cells = {{"age", 177}};
  return result;
}

inline logreg::CoefficientLine line(const std::string& term, double estimate, double error, double odds_ratio) {
  logreg::CoefficientLine result;
  result.term = term;
  result.estimate = estimate;
  result.std_error = error;
  result.wald = logreg::Wald{estimate / error, 0.0123, estimate - 2 * error, estimate + 2 * error};
  result.odds_ratio = odds_ratio;
  return result;
}

inline logreg::ModelTerm term(std::uint32_t column, std::uint32_t level, double coefficient) {
  logreg::ModelTerm result;
  result.column = column;
  result.level = level;
  result.coefficient = coefficient;
  result.std_error = 0.25;
  result.mean = 0.5;
  result.sd = 0.5;
  return result;
}

inline logreg::Model model() {
  logreg::Model result;
  result.target = {"survived", "1", "0"};
  result.intercept = 1.25;
  result.intercept_std_error = 0.5;
  result.logit_at_means = -0.03125;
  result.terms = {term(0, logreg::ModelTerm::no_level, -0.0625), term(1, 1, -2.5)};
  logreg::ModelColumn age;
  age.name = "age";
  age.minimum = 0.42;
  age.maximum = 80;
  age.missing = 177;
  logreg::ModelColumn sex;
  sex.name = "sex";
  sex.type = logreg::ColumnType::categorical;
  sex.levels = {"female", "male"};
  sex.baseline = "female";
  result.columns = {age, sex};
  result.missing = logreg::MissingTexts({"NA", "?"});
  result.training.rows = 714;
  result.training.rows_dropped = 179;
  result.training.weight_sum = 714;
  result.training.positives = 290;
  result.training.negatives = 424;
  result.training.converged = true;
  result.training.stop_reason = "converged";
  result.training.iterations = 9;
  result.training.passes = 15;
  result.training.objective = 0.4572;
  result.training.loss_gap = 3.14e-17;
  result.training.max_error_in_std_errors = 1.07e-10;
  result.training.separation = "none";
  result.training.log_likelihood = -326.421931;
  result.training.null_log_likelihood = -482.258352;
  result.training.dropped_columns = {{"name", "text with more than 100 levels; --categorical keeps it"}};
  result.training.metrics = {{"accuracy", 0.78}, {"roc_auc", std::nullopt}};
  result.training.options = {{"--missing", "drop"}};
  result.training.version = "0.1.0";
  return result;
}

inline logreg::Training training() {
  logreg::Training result;
  result.model = model();
  result.schema = schema();
  result.fit.minimum.converged = true;
  result.fit.minimum.stop = logreg::StopReason::converged;
  result.fit.minimum.iterations = 9;
  result.fit.minimum.passes = 15;
  result.fit.minimum.point.objective = 0.4572;
  result.fit.minimum.loss_gap = 3.14e-17;
  result.fit.minimum.max_error_in_std_errors = 1.07e-10;
  result.likelihood = logreg::likelihood(-326.421931, -482.258352, 2, true, 714, false);
  result.coefficients = {line("(intercept)", 1.25, 0.5, 3.490343), line("age", -0.0625, 0.25, 0.939413),
                         line("sex=male", -2.5, 0.25, 0.082085)};
  result.dropped = result.schema.ignored;
  result.separation = "none";
  return result;
}

inline logreg::Evaluation evaluation() {
  logreg::Evaluation result;
  result.rows = 714;
  result.weight_sum = 714;
  result.positives = 290;
  result.negatives = 424;
  result.prevalence = 290.0 / 714;
  result.threshold = 0.5;
  result.confusion = {206, 73, 351, 84};
  result.metrics = {{"accuracy", "Accuracy", 557.0 / 714},
                    {"no_information_rate", "No information rate", 424.0 / 714},
                    {"precision", "Precision", std::nullopt},
                    {"roc_auc", "ROC AUC", 0.99996},
                    {"log_loss", "Log loss", 1.5e-7}};
  return result;
}

// A name of 60 characters, a third of which are two columns wide, with a line break in it.
inline std::string long_name() {
  std::string result = "line\nbreak ";
  for (int i = 0; i < 16; ++i) result += "ab\xE5\xB9\xB4";
  return result;
}

// The widest line of a text, in columns.
inline std::size_t widest(std::string_view text) {
  std::size_t result = 0;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    result = std::max(result, logreg::display_width(text.substr(0, end)));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return result;
}

// Whether `part` stands in `text` when runs of blanks and line ends count as one blank.
inline bool says(const std::string& text, const std::string& part) {
  std::string unwrapped;
  for (const char c : text) {
    if (c == '\n') {
      if (!unwrapped.ends_with(' ')) unwrapped += ' ';
    } else if (c != ' ' || !unwrapped.ends_with(' ')) {
      unwrapped += c;
    }
  }
  return unwrapped.find(part) != std::string::npos;
}

// The names of an object's members, in their order.
inline std::vector<std::string> keys(const logreg::Json& object) {
  std::vector<std::string> result;
  for (const auto& [name, value] : *object.as_object()) result.push_back(name);
  return result;
}

}  // namespace made_up
