#include "report/reasons.h"

#include "base/text.h"
#include "data/column_chunk.h"
#include "model/further_inference.h"
#include "model/messages.h"
#include "report/numbers.h"
#include "report/phrases.h"

#include <fmt/format.h>

#include <algorithm>

namespace logreg {

namespace {

std::string why_excluded(const ExcludedColumn& column, SettingWords words) {
  switch (column.why) {
    case Exclusion::all_missing:
      return "every cell is missing";
    case Exclusion::many_levels:
      return fmt::format("text with more than {} levels; {} keeps it", most_levels, words({"categorical"}));
    case Exclusion::counts_rows:
      return "it counts the rows";
    case Exclusion::dates:
      return "dates";
    case Exclusion::constant:
      return "the same value in every row used";
    case Exclusion::no_rows:
      return "no rows";
    case Exclusion::collinear:
      return column.on.empty() ? "does not vary" : fmt::format("depends linearly on {}", quoted_list(column.on));
  }
  return {};
}

std::string too_many_terms(std::span<const OneClassLevel> levels, const Model& model) {
  constexpr std::size_t named = 6;
  std::string result = fmt::format("of more than {} terms only levels are looked at, each for itself; ", dense_terms);
  if (levels.empty()) return result + "none has rows of one class only";
  std::string names;
  for (std::size_t i = 0; i < std::min(levels.size(), named); ++i) {
    const std::string name = term_name(model, model.terms[levels[i].term]);
    names += fmt::format("{}{} ({})", i > 0 ? ", " : "", quoted(name), counted(levels[i].rows, "row"));
  }
  if (levels.size() > named) names += fmt::format(" and {} more", levels.size() - named);
  return result + fmt::format("rows of one class only, which is separation, complete or quasi-complete: {}", names);
}

const FeatureColumn& feature_of(const Schema& schema, ColumnType type, std::size_t position) {
  auto it = schema.features.begin();
  for (std::size_t skipped = 0;; ++it) {
    if (it->type == type && skipped++ == position) return *it;
  }
}

std::string cause_of_number(const SeparationCause& cause, const Training& training, SettingWords words) {
  const std::string& name = feature_of(training.schema, ColumnType::numeric, cause.column).name;
  const Target& target = training.schema.target;
  const std::string above = cause.positive_is_above ? positive_class(target) : negative_class(target);
  const std::string below = cause.positive_is_above ? negative_class(target) : positive_class(target);
  // As the cells have them, whose difference may be in the last digits.
  int digits = 6;
  while (digits < 15 && cause.below != cause.above &&
         significant(cause.below, digits) == significant(cause.above, digits)) {
    ++digits;
  }
  std::string result =
      cause.below == cause.above
          ? fmt::format("{} alone decides the label, but where it is {}: above it is always {}, below always {}",
                        quoted(name), significant(cause.above, digits), above, below)
          : fmt::format("{} alone decides the label: from {} on it is always {}, up to {} always {}", quoted(name),
                        significant(cause.above, digits), above, significant(cause.below, digits), below);
  const ColumnNote identifier{ColumnNote::Kind::different_integers, name};
  const bool is_identifier = std::ranges::find(training.schema.notes, identifier) != training.schema.notes.end();
  if (cause.counts_rows) {
    result += "; it counts the rows";
  } else if (is_identifier) {
    result += "; it looks like an identifier, for no two rows have the same";
  }
  if (training.schema.has_derived_features()) return result;
  if (cause.counts_rows || is_identifier) {
    return fmt::format("{}. {} {} leaves it out", result, words({"ignore"}), list_argument(name));
  }
  return result + fmt::format(". If it is known only together with the label, {} {}", words({"ignore"}), list_argument(name));
}

std::string cause_of_category(const SeparationCause& cause, const Training& training, SettingWords words) {
  const FeatureColumn& feature = feature_of(training.schema, ColumnType::categorical, cause.column);
  const Target& target = training.schema.target;
  const bool is_derived = training.schema.has_derived_features();
  if (cause.kind == SeparationCause::Kind::category) {
    const std::string result =
        fmt::format("{} alone decides the label: {}", quoted(feature.name),
                    cause.names_rows ? "it names each row" : "each of its levels has rows of one class only");
    return is_derived ? result
                      : fmt::format("{}. {} {} leaves it out", result, words({"ignore"}), list_argument(feature.name));
  }
  std::string result = fmt::format("Level {} of {}, the baseline, has rows of class {} only ({})",
                                   quoted(feature.levels[cause.level].text), quoted(feature.name),
                                   cause.is_positive ? positive_class(target) : negative_class(target),
                                   counted(cause.rows, "row"));
  if (!cause.instead || feature.levels_name_terms) return result;
  const std::string& instead = feature.levels[*cause.instead].text;
  return result + fmt::format(", so that every other level is infinite against it: {} {} has both classes",
                              words({"baseline"}), shell_word(feature.name + '=' + instead));
}

std::string no_errors(NotInferred why, const Training& training, SettingWords words) {
  return no_std_errors(why, training.options.inference.covariance).worded(words);
}

}  // namespace

std::vector<DroppedColumn> dropped_columns(std::span<const ExcludedColumn> excluded, SettingWords words) {
  std::vector<DroppedColumn> result;
  for (const ExcludedColumn& column : excluded) result.push_back({column.column, why_excluded(column, words)});
  return result;
}

std::string why_undecided(const Training& training, SettingWords words) {
  const Separation& separation = training.fit.separation;
  switch (separation.why_undecided) {
    case Undecided::penalised:
      return "a penalty makes the coefficients finite, whether the data are separated or not";
    case Undecided::firth:
      return "Firth's penalty makes the coefficients finite, whether the data are separated or not";
    case Undecided::textbook:
      return fmt::format("only {} auto looks for it", words({"optimizer"}));
    case Undecided::too_many_terms:
      return too_many_terms(separation.one_class_levels, training.model);
    case Undecided::interrupted:
      return "the training was interrupted";
    case Undecided::out_of_reach:
      break;
  }
  if (training.fit.minimum.stop == StopReason::growing) return weights_grow();
  return "neither a separating direction nor a finite estimate could be certified";
}

std::vector<std::string> separation_causes(const Training& training, SettingWords words) {
  std::vector<std::string> result;
  for (const SeparationCause& cause : training.causes) {
    result.push_back(cause.kind == SeparationCause::Kind::number ? cause_of_number(cause, training, words)
                                                                 : cause_of_category(cause, training, words));
  }
  return result;
}

std::string weights_grow() {
  return "the weights grow without bound while the loss hardly falls: the data are probably separated (complete or "
         "quasi-complete separation), and then no maximum-likelihood estimate exists";
}

std::string why_no_errors(const Training& training, SettingWords words) {
  return no_errors(why_no_errors(training), training, words);
}

std::string why_no_joint_tests(NotInferred why, const Training& training, SettingWords words) {
  if (why != NotInferred::costs_much) return no_errors(why, training, words);
  return fmt::format("the fits without each categorical column would take long; {} makes them", words({"joint-tests"}));
}

std::string why_none_left_out(NotInferred why, const Training& training, SettingWords words) {
  if (why == NotInferred::separated)
    return "the data are separated, and which coefficients are infinite depends on single rows";
  if (why == NotInferred::hangs_on_one_row) {
    return fmt::format("they are unknown, since one row alone keeps the data from separating: the fit without it has "
                       "no finite coefficients, and its loss there no bound; {} holds out more rows at a time",
                       words({"folds"}));
  }
  if (why != NotInferred::costs_much) return no_errors(why, training, words);
  return fmt::format("leaving out so many rows would take a while; {} does it", words({"leave-one-out"}));
}

std::string why_withheld(LikelihoodWithheld why, const Training& training) {
  switch (why) {
    case LikelihoodWithheld::is_no_fit:
      return "No figures of the likelihood: the descent has left the weights where a model without columns does better, "
             "or has overflowed";
    case LikelihoodWithheld::more_terms_than_rows:
      return fmt::format(
          "No p of the likelihood ratio: {} and {}, and its distribution is that of many more rows than terms",
          counted(training.fit.minimum.terms.size() + training.fit.minimum.dependent.size(), "term"),
          counted(training.schema.rows, "row"));
    case LikelihoodWithheld::sampling_weights:
      return "No likelihood ratio, AIC and BIC: weights of a sample are no counts of observations";
  }
  return {};
}

std::string why_untested(const ColumnTest& column, std::size_t clusters) {
  const std::size_t degrees = column.test.degrees;
  switch (*column.test.why_not) {
    case Untested::replaced:
      return fmt::format("it cannot be told apart from {}", quoted_list(column.replaced_by));
    case Untested::not_fitted:
      return "the fit without it has not converged";
    case Untested::not_resolved:
      return likelihood_is_too_large();
    case Untested::infinite:
      return "a coefficient is infinite";
    case Untested::few_clusters:
      return fmt::format("a test of {} takes more than {}, and there are {}", counted(degrees, "coefficient"),
                         counted(degrees, "cluster"), clusters);
    case Untested::singular:
      return "the covariance of its coefficients is singular";
  }
  return {};
}

std::string likelihood_is_too_large() {
  return "the log likelihood is too large for its differences to tell";
}

}  // namespace logreg
