#include "model/messages.h"

#include "base/messages.h"
#include "base/text.h"
#include "model/other_encoding.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <vector>

namespace logreg {

namespace {

using Kind = Cure::Kind;

// A column that is there, but for its bytes.
std::optional<OtherEncoding> column_in_other_encoding(std::span<const std::string> absent,
                                                      std::span<const std::string> columns) {
  for (const std::string& column : columns) {
    for (const std::string& name : absent) {
      if (auto found = in_other_encoding(std::string_view(column), std::string_view(name))) return found;
    }
  }
  return std::nullopt;
}

// What is wrong with a hypothesis, and where.
Error wrong_hypothesis(const std::string& place, const std::string& what) {
  return wrong_usage({"{}: {}{}", {Setting{"hypothesis"}, what, place}});
}

}  // namespace

Sentence no_std_errors(NotInferred why, CovarianceKind kind, const std::string& before) {
  switch (why) {
    case NotInferred::penalised:
      return before +
             "the model was trained with a penalty, which draws the coefficients towards zero, and standard errors are "
             "those of fits without one";
    case NotInferred::firth:
      return before + "it is worked out for fits without a penalty, and Firth's is one";
    case NotInferred::no_robust_factor: {
      const bool is_hc1 = kind == CovarianceKind::hc1;
      return {
          "{}the factor {} of {} {} is not positive: n, the sum of the row weights, is no more than {}; {} hc0 has no "
          "factor",
          {before, is_hc1 ? "n / (n - k)" : "n / (n - 1)", Setting{"robust"}, is_hc1 ? "hc1" : "stata",
           is_hc1 ? "k, the number of coefficients" : "1", Setting{"robust"}}};
    }
    case NotInferred::class_weights:
      return before + "the model was trained with class weights, which are no counts of observations";
    case NotInferred::separated:
      return before + "the model's data are separated, and not all of its coefficients have a finite estimate";
    case NotInferred::not_converged:
      return before + "the model's training has not converged, so that it has no standard errors";
    case NotInferred::no_covariance:
    case NotInferred::hangs_on_one_row:
    case NotInferred::costs_much:
      break;
    case NotInferred::interrupted:
      return before + "the training was interrupted";
  }
  return before + "the model has no covariance: it has too many terms, or its data do not determine every coefficient";
}

namespace error {

Error too_many_terms_for_firth(std::size_t terms, std::size_t most) {
  return wrong_usage({"{} takes at most {} terms, and there are {}", {Setting{"firth"}, most, terms}},
                     {{Kind::l2, {"0.01"}}});
}

Error more_terms_than_rows(std::size_t terms, std::size_t rows) {
  return wrong_usage(fmt::format("{} terms and {} rows: without a penalty nothing can be learned", terms, rows),
                     {{Kind::l2, {"0.01"}}});
}

Error no_intervals(const std::string& model, NotInferred why, CovarianceKind kind) {
  return wrong_usage(no_std_errors(why, kind, visible(model) + ": no intervals: "), {{Kind::no_interval}});
}

Error columns_not_there(const std::string& file, std::span<const std::string> absent,
                        std::span<const std::string> columns) {
  std::vector<Cure> cures = {{Kind::another_layout}};
  std::string likeness;
  if (const auto encoding = column_in_other_encoding(absent, columns)) {
    likeness = fmt::format("; {} is {} in another encoding", quoted(encoding->text), quoted(encoding->known));
    cures.push_back({Kind::convert, {std::string(encoding->from), std::string(encoding->to)}});
  }
  return bad_data(fmt::format("{}: the model needs {} that {} not there: {}; the columns are {}{}", visible(file),
                              absent.size() == 1 ? "a column" : "columns", absent.size() == 1 ? "is" : "are",
                              quoted_list(absent, absent.size()), quoted_list(columns), likeness),
                  cures);
}

Error start_has_other_target(const std::string& file, const std::string& column, const std::string& positive) {
  return wrong_usage({"{} {}: that model is of the target {} with the positive label {}",
                      {Setting{"from"}, visible(file), quoted(column), quoted(positive)}});
}

Error start_has_other_terms(const std::string& file) {
  return wrong_usage({"{} {}: none of its terms is one of these data", {Setting{"from"}, visible(file)}});
}

Error no_baseline_for_unseen_levels(std::span<const std::string> columns) {
  return wrong_usage({"{} baseline: {} {} of the model has no baseline",
                      {Setting{"unseen"}, columns.size() == 1 ? "column" : "columns", quoted_list(columns)}},
                     {{Kind::unseen_empty}});
}

Error no_other_for_unseen_levels(std::span<const std::string> columns, const std::optional<std::string>& least_rows) {
  const std::string there =
      fmt::format("{} {} of the model", columns.size() == 1 ? "column" : "columns", quoted_list(columns));
  if (!least_rows) {
    return wrong_usage({"{} other: no levels were joined in {}", {Setting{"unseen"}, there}},
                       {{Kind::unseen_baseline}, {Kind::min_level_rows}});
  }
  return wrong_usage({"{} other: no levels were joined in {}, since none had fewer than {} rows in the training",
                      {Setting{"unseen"}, there, visible(*least_rows)}},
                     {{Kind::unseen_baseline}, {Kind::unseen_empty}});
}

Error not_a_model(const std::string& file, std::string_view beginning) {
  const std::string found = beginning.empty() ? "it is empty" : fmt::format("it begins with {}", quoted(beginning, 30));
  return bad_data(fmt::format("{}: not a logreg model file: {}", visible(file), found), {{Kind::model_first}});
}

Error model_is_too_large(const std::string& file, std::size_t most) {
  return bad_data(fmt::format("{}: not a logreg model file: it has more than {} bytes", visible(file), most));
}

Error model_is_no_json(const std::string& file, const std::string& what, std::size_t line) {
  return bad_data(fmt::format("{}:{}: not a whole logreg model file: {}", visible(file), line, visible(what)));
}

Error model_key(const std::string& file, const std::string& key, const std::string& what) {
  return bad_data(fmt::format("{}: not a valid logreg model file: key {} {}", visible(file), quoted(key), what));
}

Error model_is_newer(const std::string& file, const std::string& needs) {
  return bad_data(
      fmt::format("{} was written by a newer logreg; version {} or later can read it", visible(file), quoted(needs)));
}

Error diverged() {
  return wrong_usage("the descent diverged: the weights have overflowed, and there is no model to save",
                     {{Kind::smaller_learning_rate}});
}

Error term_overflows(const std::string& term) {
  return bad_data(
      fmt::format("the coefficient of {} is beyond floating-point numbers: its values differ by too little, or "
                  "by too much. Measure the column in another unit",
                  quoted(term)));
}

Error fit_overflows() {
  return bad_data(
      "the fit goes beyond floating-point numbers: columns or weights are too large, or too small. Measure them in "
      "another unit");
}

Error hypothesis_syntax(const std::string& place, std::string_view expected, std::string_view found) {
  return wrong_hypothesis(
      place, fmt::format("expected {}, found {}", expected, found.empty() ? std::string("the end") : quoted(found)));
}

Error second_equals_sign(const std::string& place) {
  return wrong_hypothesis(
      place, "a second = in one equation; the name of a term that has one stands in backquotes, such as `plan=plus`");
}

Error unclosed_term(const std::string& place) {
  return wrong_hypothesis(place, "a backquote without the one that ends the name");
}

Error hypothesis_is_too_deep(const std::string& place, std::size_t most) {
  return wrong_hypothesis(place, fmt::format("more than {} parentheses in one another", most));
}

Error not_linear(const std::string& place) {
  return wrong_hypothesis(place, "coefficients may be added, and multiplied or divided by numbers only");
}

Error division_by_zero(const std::string& place) {
  return wrong_hypothesis(place, "a division by zero");
}

Error equation_without_term(const std::string& place) {
  return wrong_hypothesis(place, "no coefficient is left in the equation");
}

Error equation_overflows(const std::string& place) {
  return wrong_hypothesis(place, "the numbers of the equation are too large");
}

Error equation_follows(const std::string& place) {
  return wrong_hypothesis(place, "the equation follows from those before it; leave it out");
}

Error equation_contradicts(const std::string& place) {
  return wrong_hypothesis(place, "the equation contradicts those before it");
}

// What is typed as plan=plus without backquotes begins with the name of a column.
Error unknown_term(const std::string& place, const std::string& term, std::span<const std::string> terms) {
  std::string hint = did_you_mean(term, terms);
  if (hint.empty()) {
    const auto goes_on = [&](const std::string& name) {
      return name.starts_with(term) && name.size() > term.size() && std::string_view("=:(^[").find(name[term.size()]) != std::string_view::npos;
    };
    const auto begun = std::ranges::find_if(terms, goes_on);
    hint = begun == terms.end() ? "; the terms are " + quoted_list(terms)
                                : fmt::format("; did you mean `{}`, in backquotes?", visible(*begun));
  }
  return wrong_hypothesis(place, fmt::format("no term {}{}", quoted(term), hint));
}

Error ambiguous_term(const std::string& place, const std::string& term) {
  return wrong_hypothesis(place, fmt::format("two terms are called {}", quoted(term)));
}

Error coefficient_is_zero(const std::string& place, const std::string& term, const std::string& column) {
  return wrong_hypothesis(
      place, fmt::format("{} is the baseline of {}, with which the other levels are compared: its coefficient is 0",
                         quoted(term), quoted(column)));
}

Error no_name_in_code(const std::string& name) {
  return wrong_usage(fmt::format("{} cannot begin the names of an export: it takes a letter first, then letters, digits "
                                 "and _ of ASCII, at most 40 of them",
                                 quoted(name)));
}

Error text_cannot_be_exported(const std::string& text, std::string_view format) {
  return wrong_usage(fmt::format("{} is not UTF-8, or holds a NUL: {} cannot say it", quoted(text), format));
}

Error dates_cannot_be_exported(const std::string& column, std::string_view format) {
  return wrong_usage(fmt::format("column {} holds dates: {} cannot say them", quoted(column), format));
}

Error no_hypotheses(const std::string& model, NotInferred why, CovarianceKind kind) {
  return wrong_usage(no_std_errors(why, kind, visible(model) + ": no test of hypotheses: "));
}

}  // namespace error

}  // namespace logreg
