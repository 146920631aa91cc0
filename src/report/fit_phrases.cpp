#include "report/fit_phrases.h"

#include "base/number.h"
#include "base/text.h"
#include "report/numbers.h"
#include "report/phrases.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <vector>

namespace logreg {

namespace {

std::string passes_counted(std::size_t passes) {
  return fmt::format("{} {}", passes, passes == 1 ? "pass" : "passes");
}

std::string rounds_counted(const Minimum& fit, const TrainingOptions& options) {
  return counted(fit.iterations, options.descent.optimizer == Optimizer::automatic ? "iteration" : "epoch");
}

std::string how_far_at_most(const Minimum& fit, std::string_view loss) {
  std::string result;
  if (fit.loss_gap) result += fmt::format("; the {} is at most {} above its minimum", loss, loss_bound(*fit.loss_gap));
  if (fit.max_error_in_std_errors) {
    result += fmt::format(", no coefficient is off by more than {} of its standard error",
                          error_bound(*fit.max_error_in_std_errors));
  }
  return result;
}

// Far from the minimum the bounds are estimates.
std::string how_far_about(const Minimum& fit, std::string_view loss) {
  if (!fit.loss_gap) return "; how far it is from the minimum is not known";
  const bool has_minimum = fit.stop != StopReason::growing && fit.stop != StopReason::separated;
  const std::string_view lowest = has_minimum ? "minimum" : "infimum";
  std::string result = fmt::format("; the {} is about {} above its {}", loss, significant(fit.loss_gap, 2), lowest);
  if (fit.max_error_in_std_errors) {
    result += fmt::format(", coefficients are off by up to about {} standard errors",
                          significant(fit.max_error_in_std_errors, 2));
  }
  return result;
}

std::string how_far_in_the_limit(const Minimum& fit) {
  std::string result;
  if (fit.loss_gap) result += fmt::format("; their log loss is {} above its infimum", loss_bound(*fit.loss_gap));
  if (fit.max_error_in_std_errors) {
    result += fmt::format(", no finite coefficient is off by more than {} of its standard error",
                          error_bound(*fit.max_error_in_std_errors));
  }
  return result;
}

std::string learning_rate(const TrainingOptions& options) {
  std::string result = fmt::format("learning rate {}", shortest(options.descent.learning_rate));
  if (options.descent.decay > 0) result += fmt::format(" / (1 + {} epoch)", shortest(options.descent.decay));
  return result;
}

}  // namespace

std::string why_it_stopped(StopReason stop, SettingWords words) {
  switch (stop) {
    case StopReason::converged:
      return "the tolerance is met";
    case StopReason::rounding:
      return "further steps change nothing but the last digits";
    case StopReason::iterations:
      return fmt::format("all iterations are used ({})", words({"max-iterations"}));
    case StopReason::epochs:
      return fmt::format("all epochs are done ({})", words({"epochs"}));
    case StopReason::growing:
      return "the weights grow without bound while the loss hardly falls, as they do when the data are separated";
    case StopReason::separated:
      return "the data are separated, and no finite estimate exists";
    case StopReason::not_finite:
      return "the loss is no longer a number; the learning rate is too large";
    case StopReason::no_descent:
      return "no step makes the loss smaller";
    case StopReason::interrupted:
      return "it was interrupted; the weights are the best so far";
  }
  return {};
}

std::string loss_bound(double gap) {
  return rounded_up(std::max(gap, 1e-16));
}

std::string error_bound(double error) {
  return rounded_up(std::max(error, 1e-12));
}

std::string method(const TrainingOptions& options, bool intercept) {
  const std::string_view proximal = options.descent.l1 > 0 ? "proximal " : "";
  if (options.descent.optimizer == Optimizer::automatic) {
    return fmt::format("{}gradient descent in whitened coordinates, automatic steps", proximal);
  }
  const std::string_view scaled = intercept ? "centred and scaled columns" : "scaled columns";
  const std::string_view inputs = options.descent.standardize ? scaled : "raw columns";
  if (options.descent.optimizer == Optimizer::gd) {
    return fmt::format("{}gradient descent on {}, {}, {}", proximal, inputs, counted(options.descent.epochs, "epoch"),
                       learning_rate(options));
  }
  return fmt::format("{}stochastic gradient descent on {}, batches of {}, {}, {}, seed {}", proximal, inputs,
                     counted(options.descent.batch_size, "row"), counted(options.descent.epochs, "epoch"),
                     learning_rate(options), options.descent.seed);
}

std::string penalty(const ModelPenalty& penalty) {
  std::vector<std::string> parts;
  if (penalty.firth) return "Firth's: half the log determinant of the information";
  if (penalty.l1 > 0) parts.push_back("l1 = " + shortest(penalty.l1));
  if (penalty.l2 > 0) parts.push_back("l2 = " + shortest(penalty.l2));
  if (parts.empty()) return "none";
  return listed(parts) + (penalty.standardized ? " on standardised columns" : " on raw columns");
}

std::string objective(const ModelPenalty& penalty, bool intercept) {
  if (penalty.firth) return "mean log loss - log det(information) / (2 n), n the sum of row weights";
  std::string result = "mean log loss";
  if (penalty.l1 > 0) result += fmt::format(" + {} sum|w|", shortest(penalty.l1));
  if (penalty.l2 > 0) result += fmt::format(" + {} sum w^2", shortest(penalty.l2 / 2));
  if (!(penalty.l1 > 0) && !(penalty.l2 > 0)) return result;
  return fmt::format("{}; w of {} columns, {}", result, penalty.standardized ? "standardised" : "raw",
                     intercept ? "intercept free" : "no intercept");
}

std::string nonzero_terms(std::size_t nonzero, std::size_t terms, const std::optional<double>& largest_l1,
                          SettingWords words) {
  std::string result = fmt::format("{} of {}", nonzero, counted(terms, "term"));
  if (!largest_l1) return result;
  return fmt::format("{}; below {} {} there are some", result, words({"l1"}), significant(largest_l1));
}

std::string outcome(const Minimum& fit, const TrainingOptions& options, SettingWords words) {
  const std::string effort = rounds_counted(fit, options) + ", " + passes_counted(fit.passes);
  const std::string_view loss =
      options.descent.is_penalised() || options.descent.firth ? "penalised log loss" : "log loss";
  if (fit.stop == StopReason::separated)
    return "no finite estimate; stand-ins after " + effort + how_far_in_the_limit(fit);
  if (fit.converged) return "converged in " + effort + how_far_at_most(fit, loss);
  return "not converged after " + effort + ": " + why_it_stopped(fit.stop, words) + how_far_about(fit, loss);
}

std::string separation(const TrainingRecord& record) {
  if (!record.separation) return "not decided";
  if (record.separation == "none") return "none";
  const std::string name = plain_name(*record.separation) + " separation: ";
  if (record.separation == "complete") {
    return fmt::format("{}the terms predict the class of all {} perfectly, and no coefficient has a finite estimate",
                       name, counted(record.rows, "row"));
  }
  const bool is_one = record.separated_terms.size() == 1;
  std::vector<std::string> phrases;
  for (const auto& [term, rows] : record.separated_terms) {
    phrases.push_back(fmt::format("{} ({})", quoted_name(term, longest_name), counted(rows, "row")));
  }
  return fmt::format("{}{} {} the class of {} perfectly and {} no finite estimate", name, listed(phrases),
                     is_one ? "predicts" : "predict", counted(record.separated_rows, "row"), is_one ? "has" : "have");
}

std::string std_errors(const Model& model, std::size_t clusters) {
  const std::string_view of_what = model.target.trials ? ", by rows of the file, not by trials" : "";
  switch (model.covariance_kind) {
    case CovarianceKind::information:
      return "from the information, as if the model were true";
    case CovarianceKind::hc0:
      return fmt::format("robust (HC0){}", of_what);
    case CovarianceKind::hc1:
      return fmt::format("robust (HC1: times n / (n - k)){}", of_what);
    case CovarianceKind::stata:
      return fmt::format("robust (as Stata: times n / (n - 1)){}", of_what);
    case CovarianceKind::sampling:
      return fmt::format("robust, of sampling weights (times n / (n - 1), n the rows){}", of_what);
    case CovarianceKind::cluster:
      break;
  }
  const std::string how_many = clusters > 0 ? fmt::format("{} clusters of ", clusters) : "by clusters of ";
  return fmt::format("robust, {}{} (times G / (G - 1))", how_many, quoted_name(model.cluster.value_or("")));
}

}  // namespace logreg
