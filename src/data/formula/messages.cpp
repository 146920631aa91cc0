#include "data/formula/messages.h"

#include "base/messages.h"
#include "base/number.h"
#include "base/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace logreg {

namespace {

// What R has and formulas here have not, and what stands in its place; {} is a setting.
struct Foreign {
  std::string_view function;
  std::string_view instead;
  Setting setting = {};
};

constexpr std::string_view smooth =
    "smoothing splines are not fitted; ns(x, df=4) and rcs(x, 4) are curves with a chosen number of columns";
constexpr std::string_view random_effects =
    "there are no random effects; {} tells the column of the groups for robust standard errors";
constexpr std::string_view no_scaling = "scaling by fixed numbers is I((x - 42)/10), and changes no prediction";
constexpr std::string_view no_codes = "a column that is to be read as numbers is told by {}";
constexpr std::string_view no_choice = "a number is split by cut(x, 18, 65), or bent by hinge(x, 18, 65)";
constexpr std::string_view no_cells = "cells are compared and replaced before; a category stands in a formula as it is";
constexpr std::string_view no_summary =
    "each row is calculated by itself; give the number that it makes, as in I(x - 42)";
constexpr std::string_view no_rounding = "intervals of a number are made by cut(x, 18, 65)";

constexpr std::array<Foreign, 60> foreign = {{
    {"cbind", "the successes are the target, and {} tells the column of trials", {"trials"}},
    {"relevel", "{} tells the baseline of a column", {"baseline"}},
    {"C", "contrasts are those to a baseline, which {} tells", {"baseline"}},
    {"contr.treatment", "contrasts are those to a baseline, which {} tells", {"baseline"}},
    {"contr.sum", "contrasts are those to a baseline, which {} tells", {"baseline"}},
    {"strata", "strata are a category with a coefficient each: factor(x)"},
    {"cluster", "{} tells the column of clusters", {"cluster"}},
    {"frailty", random_effects, {"cluster"}},
    {"re", random_effects, {"cluster"}},
    {"Surv", "survival times are not modelled; the target has two labels"},
    {"s", smooth},
    {"te", smooth},
    {"ti", smooth},
    {"t2", smooth},
    {"lo", smooth},
    {"pspline", smooth},
    {"pb", smooth},
    {"mSpline", smooth},
    {"iSpline", smooth},
    {"interaction", "the pairs of two categories are a:b"},
    {"scale", no_scaling},
    {"lsp", "lines that bend at knots are x + hinge(x, 20, 40)"},
    {"pol", "it is poly(x, 2, raw=TRUE) here"},
    {"polym", "polynomials are of one number each: poly(x, 2) * poly(z, 2)"},
    {"catg", "it is factor(x) here"},
    {"scored", "it is factor(x) here"},
    {"ordered", "an ordered category is one as any other: factor(x)"},
    {"as.ordered", "an ordered category is one as any other: factor(x)"},
    {"as.character", "it is factor(x) here"},
    {"strat", "it is factor(x) here"},
    {"as.numeric", no_codes, {"numeric"}},
    {"as.integer", no_codes, {"numeric"}},
    {"as.Date", "a column of dates is told by {}", {"date"}},
    {"is.na", "it is missing(x) here"},
    {"ifelse", no_choice},
    {"pmax", no_choice},
    {"pmin", no_choice},
    {"cut2", "groups of equal size are cut(x, groups=4)"},
    {"quantcut", "groups of equal size are cut(x, groups=4)"},
    {"ntile", "groups of equal size are cut(x, groups=4)"},
    {"findInterval", "intervals of a number are cut(x, 18, 65)"},
    {"round", no_rounding},
    {"floor", no_rounding},
    {"ceiling", no_rounding},
    {"trunc", no_rounding},
    {"mean", no_summary},
    {"sd", no_summary},
    {"min", no_summary},
    {"max", no_summary},
    {"sum", no_summary},
    {"median", no_summary},
    {"quantile", "knots that are quantiles are learned from the rows: ns(x, df=4), rcs(x, 4), cut(x, groups=4)"},
    {"seq", "numbers are listed: c(10, 20, 30)"},
    {"rep", "numbers are listed: c(10, 20, 30)"},
    {"c", "a list of numbers stands only in an argument such as knots=c(10, 20)"},
    {"tolower", no_cells},
    {"toupper", no_cells},
    {"paste", no_cells},
    {"ln", "it is log(x) here"},
    {"expm1", "it is I(exp(x) - 1) here"},
}};

// What the formula does where something else is wanted.
std::string deed(std::string_view found) {
  return found.empty() ? "ends" : "has " + quoted(found);
}

std::string in_words(std::span<const std::string> names) {
  std::string result;
  for (const std::string& name : names) result += (result.empty() ? "" : ", ") + name;
  return result;
}

}  // namespace

namespace error {

Error formula_is_too_long(std::size_t most) {
  return wrong_usage(fmt::format("the formula has more than {} bytes", most));
}

Error formula_is_too_deep(const std::string& where, std::size_t most) {
  return wrong_usage(fmt::format("the formula is nested more than {} deep here{}", most, where));
}

Error unexpected_character(const std::string& where, std::string_view character) {
  return wrong_usage(
      fmt::format("{} has no meaning in a formula; a column that has it in its name stands in backquotes{}",
                  quoted(character), where));
}

Error no_comparison(const std::string& where, std::string_view symbol) {
  return wrong_usage(
      {"{} compares nothing in a formula: a number is split by cut(x, 18, 65), a category stands as it "
       "is, and the label that counts is told by {}{}",
       {quoted(symbol), Setting{"positive"}, where}});
}

Error no_random_effects(const std::string& where) {
  return wrong_usage(
      {"there are no random effects: | has no meaning in a formula; {} tells the column of the groups for "
       "robust standard errors{}",
       {Setting{"cluster"}, where}});
}

Error text_in_formula(const std::string& where) {
  return wrong_usage(fmt::format("a text has no meaning in a formula; a column's name stands in backquotes{}", where));
}

Error unknown_operator(const std::string& where, std::string_view symbol) {
  constexpr std::size_t most = 10;  // bytes shown
  return wrong_usage(
      fmt::format("{} is no operator of a formula; those are + - * / : ^ %in%{}", quoted(symbol, most), where));
}

Error unclosed_backquote(const std::string& where) {
  return wrong_usage(fmt::format("the name that begins here has no backquote at its end{}", where));
}

Error empty_name(const std::string& where) {
  return wrong_usage(fmt::format("there is no name between these backquotes{}", where));
}

Error name_begins_with_digit(const std::string& where) {
  return wrong_usage(fmt::format("a name that begins with a digit stands in backquotes{}", where));
}

Error number_is_too_large(const std::string& where) {
  return wrong_usage(fmt::format("this number is too large{}", where));
}

Error operand_expected(const std::string& where, std::string_view found) {
  return wrong_usage(fmt::format("the formula {} where a column, a function or ( is expected{}", deed(found), where));
}

Error variable_expected(const std::string& where, std::string_view found) {
  return wrong_usage(fmt::format("the formula {} where one variable is expected{}", deed(found), where));
}

Error operator_expected(const std::string& where, std::string_view found) {
  return wrong_usage(fmt::format("the formula {} where an operator such as + or * is expected{}", deed(found), where));
}

Error unclosed_parenthesis(const std::string& where) {
  return wrong_usage(fmt::format("this parenthesis of the formula is not closed{}", where));
}

Error parenthesis_closes_nothing(const std::string& where) {
  return wrong_usage(fmt::format("this parenthesis of the formula closes nothing{}", where));
}

Error side_is_empty(const std::string& where) {
  return wrong_usage(
      fmt::format("nothing stands right of ~; 1 alone is a model with an intercept and no more{}", where));
}

Error second_tilde(const std::string& where) {
  return wrong_usage(fmt::format("a formula has one ~{}", where));
}

Error target_is_no_column(const std::string& where) {
  return wrong_usage(
      {"left of ~ stands the target, a column as it is: {} tells the label that counts, {} the column of "
       "trials where the target counts successes{}",
       {Setting{"positive"}, Setting{"trials"}, where}});
}

Error target_on_both_sides(const std::string& where, const std::string& target) {
  return wrong_usage(fmt::format("column {} is the target, and stands among the terms too{}", quoted(target), where));
}

Error bare_number(const std::string& where, double number) {
  return wrong_usage(
      fmt::format("the number {} is no term: only 1 and 0 are, for an intercept and none; arithmetic stands in I(){}",
                  shortest(number), where));
}

Error constant_expression(const std::string& where) {
  return wrong_usage(fmt::format("there is no column in this{}", where));
}

Error term_inside_expression(const std::string& where, std::string_view function) {
  return wrong_usage(fmt::format("{}() makes a term of its own, and cannot stand inside another function{}",
                                 visible(function), where));
}

Error not_arithmetic(const std::string& where, std::string_view symbol) {
  return wrong_usage(fmt::format("{} stands between terms, and not in arithmetic{}", symbol, where));
}

Error dot_in_expression(const std::string& where) {
  return wrong_usage(fmt::format(". stands for all columns only as a term, and not inside a function{}", where));
}

Error sign_inside_term(const std::string& where) {
  return wrong_usage(fmt::format("a sign stands between terms, or inside I(){}", where));
}

Error offset_inside_term(const std::string& where) {
  return wrong_usage(
      fmt::format("an offset is added as it is: it cannot be part of a product, nor be taken off{}", where));
}

Error no_exponent(const std::string& where) {
  return wrong_usage(fmt::format(
      "^ takes a whole number of 1 or more, as in (a + b)^2; arithmetic stands in I(), as in I(a^0.5){}", where));
}

Error not_a_column(const std::string& where, std::string_view function) {
  return wrong_usage(fmt::format("{}() takes a column as it is{}", visible(function), where));
}

Error expands_too_far(const std::string& where, std::size_t most) {
  return wrong_usage(fmt::format("the formula expands to more than {} terms here{}", most, where));
}

Error nothing_to_fit() {
  return wrong_usage("the formula has neither a term nor an intercept");
}

Error unknown_function(const std::string& where, std::string_view function, std::span<const std::string> known) {
  const auto* const other = std::ranges::find(foreign, function, &Foreign::function);
  if (other == foreign.end()) {
    const std::string near = did_you_mean(function, known);
    const std::string there = near.empty() ? "; the functions are " + in_words(known) : near;
    return wrong_usage(fmt::format("no function {} in formulas{}{}", quoted(function), there, where));
  }
  const std::string format = fmt::format("there is no {{}} in formulas: {}{{}}", other->instead);
  const std::string name = fmt::format("{}()", function);
  if (other->setting == Setting()) return wrong_usage({format, {name, where}});
  return wrong_usage({format, {name, other->setting, where}});
}

Error unknown_argument(const std::string& where, std::string_view function, std::string_view argument,
                       std::span<const std::string> known) {
  const std::string near = did_you_mean(argument, known);
  const std::string there = near.empty() ? "; it has " + in_words(known) : near;
  return wrong_usage(fmt::format("{}() has no argument {}{}{}", visible(function), quoted(argument), there, where));
}

Error argument_given_twice(const std::string& where, std::string_view argument) {
  return wrong_usage(fmt::format("argument {} is given twice{}", quoted(argument), where));
}

Error too_many_arguments(const std::string& where, std::string_view usage) {
  return wrong_usage(fmt::format("this argument is one too many for {}{}", usage, where));
}

Error argument_is_missing(const std::string& where, std::string_view argument, std::string_view usage) {
  return wrong_usage(fmt::format("this lacks {}: {}{}", argument, usage, where));
}

Error arguments_exclude(const std::string& where, std::string_view argument, std::string_view other) {
  return wrong_usage(fmt::format("of {} and {} only one can be given{}", argument, other, where));
}

Error wrong_argument(const std::string& where, std::string_view argument, std::string_view wanted) {
  return wrong_usage(fmt::format("{} takes {}{}", argument, wanted, where));
}

}  // namespace error

namespace notice {

std::string idle_power(const std::string& where, const std::string& variable) {
  return fmt::format("a power of one variable is {} itself, as in R; I({}^2) is the square{}", variable, variable,
                     where);
}

}  // namespace notice

}  // namespace logreg
