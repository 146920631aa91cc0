#include "model/logit_errors.h"

#include "descent/linear_algebra.h"
#include "model/messages.h"
#include "model/model_format.h"
#include "model/train.h"
#include "model/training.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <string>
#include <string_view>
#include <unordered_map>

namespace logreg {

namespace {

void add(std::vector<double>& to, std::span<const double> vector, double factor) {
  for (std::size_t k = 0; k < to.size(); ++k) to[k] += factor * vector[k];
}

// T', row by row, of T = `root`.
std::optional<std::vector<std::vector<double>>> columns_of(const std::vector<std::vector<double>>& root) {
  std::vector<std::vector<double>> result(root.size(), std::vector<double>(root.size(), 0.0));
  for (std::size_t k = 0; k < root.size(); ++k) {
    for (std::size_t i = 0; i <= k; ++i) result[i][k] = root[k][i];
  }
  return result;
}

}  // namespace

NotInferred why_no_covariance(const Model& model) {
  const TrainingRecord& training = model.training;
  if (model.penalty.l1 > 0 || model.penalty.l2 > 0) return NotInferred::penalised;
  // Where all else is well, it is the factor that is not.
  const bool has_estimate = training.converged && training.separation == "none";
  const bool has_factor =
      model.covariance_kind == CovarianceKind::hc1 || model.covariance_kind == CovarianceKind::stata;
  if (has_factor && has_estimate && model.terms.size() <= model_format::covariance_terms) {
    return NotInferred::no_robust_factor;
  }
  const auto is_class_weight = [](const auto& option) { return option.first == "class-weight"; };
  if (std::ranges::any_of(training.options, is_class_weight)) return NotInferred::class_weights;
  if (training.separation && *training.separation != "none") return NotInferred::separated;
  if (!training.converged) return NotInferred::not_converged;
  return NotInferred::no_covariance;
}

LogitErrors::LogitErrors(const Model& model, const Scorer& scorer, const std::string& file) {
  if (!model.covariance) throw error::no_intervals(file, why_no_covariance(model), model.covariance_kind);
  // root[i][k] is R_ik: the row of the intercept, then one for each term.
  const auto root = model.covariance_root ? columns_of(*model.covariance_root) : root_of_semidefinite(*model.covariance);
  if (!root) throw error::model_key(file, "covariance", "is not the covariance of anything: some variance is negative");
  constant_ = root->front();
  std::unordered_map<std::string_view, std::size_t> position;
  const std::vector<ValueColumn> columns = scorer.value_columns();
  for (const auto& [name, numeric, levels] : columns) {
    position.emplace(name, columns_.size());
    columns_.push_back({numeric, std::vector(numeric ? 1 : levels, std::vector(constant_.size(), 0.0))});
  }
  for (std::size_t t = 0; t < model.terms.size(); ++t) {
    const ModelTerm& term = model.terms[t];
    if (!std::isfinite(1 / term.sd)) {
      throw error::model_key(file, fmt::format("terms[{}].sd", t), "is too small: its reciprocal overflows");
    }
    const std::size_t c = position.at(model.columns[term.column].name);
    const bool has_level = term.level != ModelTerm::no_level;
    add(columns_[c].vectors[has_level ? term.level : 0], (*root)[t + 1], 1 / term.sd);
    if (has_level) add(constant_, (*root)[t + 1], -term.mean / term.sd);
  }
}

double LogitErrors::operator()(std::span<const RowValue> values) const {
  std::vector<double> sum = constant_;
  for (std::size_t c = 0; c < columns_.size(); ++c) {
    const Column& column = columns_[c];
    if (column.numeric) {
      add(sum, column.vectors.front(), values[c].deviation);
    } else {
      add(sum, column.vectors[values[c].level], 1);
    }
  }
  const double variance = dot(sum, sum);
  // Where infinite parts cancel, nothing is known.
  return std::isnan(variance) ? std::numeric_limits<double>::infinity() : std::sqrt(variance);
}

}  // namespace logreg
