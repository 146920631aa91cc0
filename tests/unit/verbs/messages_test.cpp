// The catalogue of all sentences, as users read them: catalogue.txt beside this file. BLESS=1 rewrites it.
#include "verbs/messages.h"

#include "base/messages.h"
#include "csv/messages.h"
#include "data/formula/basis_messages.h"
#include "data/formula/messages.h"
#include "data/messages.h"
#include "model/messages.h"
#include "quality/messages.h"
#include "report/reasons.h"
#include "verbs/scoring_messages.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

using namespace logreg;

namespace {

struct Entry {
  std::string name;
  std::string words;
};

std::vector<NamedUnusable> unusable_columns() {
  UnusableColumn age;
  for (int i = 0; i < 177; ++i) age.add(Unusable::missing, "", 1);
  age.add(Unusable::no_number, "old", 7);
  UnusableColumn town;
  for (const char* text : {"Ulm", "Bonn", "Ulm", "Hof", "Kiel"}) town.add(Unusable::unseen, text, 1);
  UnusableColumn fare;
  fare.add(Unusable::too_large, "1e308", 9);
  std::vector<NamedUnusable> result = {{"age", {}, {}}, {"town", town, {}}, {"fare", {}, {}}};
  result[0].cells.add(age, "data.csv", 0);
  result[2].cells.add(fare, "data.csv", 0);
  return result;
}

class Catalogue {
 public:
  Catalogue() {
    add_system();
    add_usage();
    add_bytes();
    add_columns();
    add_bases();
    add_formula_syntax();
    add_formula_meaning();
    add_formula_functions();
    add_rows();
    add_labels();
    add_models();
    add_evaluations();
    add_reasons();
    add_training_reasons();
    add_notices();
  }
  const std::vector<Entry>& entries() const { return entries_; }

 private:
  void add(std::string_view name, const Error& error) {
    entries_.push_back({fmt::format("{}, {}", name, static_cast<int>(error.failure())), words(error)});
  }
  void add(std::string_view name, const std::string& words) { entries_.push_back({std::string(name), words}); }

  void add_system();
  void add_usage();
  void add_bytes();
  void add_columns();
  void add_bases();
  void add_formula_syntax();
  void add_formula_meaning();
  void add_formula_functions();
  void add_rows();
  void add_labels();
  void add_models();
  void add_evaluations();
  void add_reasons();
  void add_training_reasons();
  void add_notices();

  std::vector<Entry> entries_;
  const Place place_{"data.csv", 12};
  const std::string file_ = "data.csv";
  const std::vector<std::string> names_ = {"age", "income", "town, \"old\" name"};
  const std::vector<std::string> one_ = {"age"};
  const std::vector<NamedUnusable> unusable_ = unusable_columns();
  const std::vector<NamedFar> far_ = {{"age", {2, {"500", place_}}}, {"fare", {1, {"-3e6", place_}}}};
  const std::vector<ColumnCount> counts_ = {{"age", 177}, {"fare", 1}};
  const std::vector<std::string> names_of_formula_ = {"age", "fare"};
};

void Catalogue::add_system() {
  add("interrupted", error::interrupted());
  add("new_combinations", notice::new_combinations(2, 30));
  add("two_targets", error::two_targets("left", "churned"));
  add("no_column_of_formula", error::no_column_of_formula("agee", names_of_formula_, ""));
  add("no_column_of_formula", error::no_column_of_formula("xyz", names_of_formula_, ""));
  add("column_is_not_used", error::column_is_not_used("", "age"));
  add("column_of_many_levels", error::column_of_many_levels("", "name", 100));
  add("column_of_dates", error::column_of_dates("", "signup", std::vector<std::string>{"%d/%m/%Y", "%m/%d/%Y"}));
  add("column_is_empty", error::column_is_empty("", "fax"));
  add("function_of_category", error::function_of_category("", "log(plan)", "plan"));
  add("function_of_no_date", error::function_of_no_date("", "year(age)", "age"));
  add("no_finite_value", error::no_finite_value(place_, "log(a - b)", std::vector<std::pair<std::string, double>>{{"a", 1}, {"b", 2}}));
  add("too_many_combinations", error::too_many_combinations("a:b", 1000));
  add("missing_cells_are_left_out", error::missing_cells_are_left_out("", "age"));
  add("interrupted_but_saved", error::interrupted_but_saved("m.json"));
  add("interrupted_but_saved", error::interrupted_but_saved("-"));
  add("cannot_open", error::cannot_open(file_, ENOENT));
  add("cannot_read", error::cannot_read(file_, EISDIR));
  add("cannot_write", error::cannot_write("m.json", ENOSPC));
  add("archive_is_damaged", error::archive_is_damaged("a.gz", "gzip", 100, "wrong CRC"));
  add("archive_is_cut", error::archive_is_cut("a.gz", "gzip", 100));
  for (const std::string_view command : {"", "train", "evaluate", "predict"}) {
    add("out_of_memory", error::out_of_memory(command));
  }
}

void Catalogue::add_usage() {
  const std::vector<std::string> commands = {"train", "predict"};
  const std::vector<std::string> options = {"--features", "--ignore"};
  add("usage", error::usage("one thing", "train"));
  add("unknown_command", error::unknown_command("trian", commands));
  add("unknown_command", error::unknown_command("x", commands));
  add("unknown_topic", error::unknown_topic("trian", commands, {}));
  add("unknown_topic", error::unknown_topic("x", commands, {}));
  add("unknown_topic", error::unknown_topic("odds", commands, std::vector<std::string>{"inference"}));
  add("unknown_topic", error::unknown_topic("odds", commands, std::vector<std::string>{"inference", "learn"}));
  add("nothing_found", error::nothing_found("x"));
  add("option_before_command", error::option_before_command("-q"));
  add("unknown_option", error::unknown_option("--feature", "train", options));
  add("unknown_option", error::unknown_option("--x", "train", options));
  add("no_value", error::no_value("--l2", "X", ""));
  add("no_value", error::no_value("--positive", "LABEL", "-1"));
  add("no_value", error::no_value("-o", "FILE", "-1"));
  add("flag_with_value", error::flag_with_value("--json"));
  add("given_twice", error::given_twice("--l2"));
  add("no_argument", error::no_argument("DATA", "train", true));
  add("no_argument", error::no_argument("MODEL", "inspect", false));
  add("unexpected_argument", error::unexpected_argument("x", "inspect"));
  add("wrong_value", error::wrong_value("--l2", "a number of 0 or more", "x"));
  add("no_such_choice",
      error::no_such_choice("--missing", "impue", std::vector<std::string>{"drop", "impute", "error"}));
  add("options_exclude", error::options_exclude("--l1", "--firth"));
  add("option_needs", error::option_needs("--save-threshold", "--choose"));
  add("option_without_effect", error::option_without_effect("--l1", "beside --like r", "--like sklearn"));
  add("same_character", error::same_character("--delimiter", "--decimal", ','));
  add("same_character", error::same_character("--quote", "--comment", '"'));
  add("stdin_twice", error::stdin_twice());
  add("stdout_twice", error::stdout_twice("--roc"));
  add("model_on_stdin", error::model_on_stdin("--save-threshold"));
  add("same_file", error::same_file("-o", "--trace", "m.json"));
  add("name_is_taken", error::name_is_taken("probability", file_));
  add("unknown_instruction_set", error::unknown_instruction_set("sse"));
}

void Catalogue::add_bytes() {
  add("empty_file", error::empty_file(file_));
  add("no_rows", error::no_rows(file_, 0));
  add("no_rows", error::no_rows(file_, 1));
  add("no_rows", error::no_rows(file_, 2));
  add("fewer_lines", error::fewer_lines(file_, 2, Setting{"skip-lines"}, 3));
  add("not_text", error::not_text(file_, "", "an Excel file", ""));
  add("not_text", error::not_text(file_, "gzip", "compressed twice", ""));
  add("not_text", error::not_text(file_, "", "UTF-16", "iconv -f UTF-16 -t UTF-8"));
  add("not_text", error::not_text(file_, "zstd", "UTF-16", "iconv -f UTF-16 -t UTF-8"));
  add("nul_byte", error::nul_byte(place_));
  add("unclosed_quote", error::unclosed_quote(place_, '"'));
  add("text_after_quote", error::text_after_quote(place_, "x", '"'));
  add("numbers_between", error::numbers_between(file_, '\''));
  add("ragged_record", error::ragged_record(place_, 1, 2));
  add("ragged_record", error::ragged_record(place_, 1, 2, ExtraCell::empty));
  add("ragged_record", error::ragged_record(place_, 1, 2, ExtraCell::row_names));
  add("record_too_long", error::record_too_long(place_, std::size_t{64} << 20));
  add("header_is_all_numbers", error::header_is_all_numbers(place_));
  add("header_is_all_empty", error::header_is_all_empty(place_, 1));
  add("header_is_all_empty", error::header_is_all_empty(place_, 2));
  add("duplicate_name", error::duplicate_name(place_, "age", 1, 3));
  add("other_columns", error::other_columns(file_, "first.csv", one_, names_));
  add("label_needs_quotes", error::label_needs_quotes("a\nb"));
}

void Catalogue::add_columns() {
  add("column_named_twice", error::column_named_twice(Setting{"baseline"}, "town"));
  add("no_such_column", error::no_such_column("incme", Setting{"target"}, names_));
  add("no_such_column", error::no_such_column("weight", Setting{"target"}, names_));
  add("column_has_two_roles", error::column_has_two_roles("age", Setting{"target"}, Setting{"weights"}));
  add("setting_of_unused_column", error::setting_of_unused_column(Setting{"baseline"}, "age"));
  add("baseline_of_numbers", error::baseline_of_numbers("town, old"));
  add("baseline_without_intercept", error::baseline_without_intercept("town"));
  add("no_assignment", error::no_assignment(Setting{"baseline"}, "town"));
  add("no_value_to_hold", error::no_value_to_hold("40"));
  add("no_number_to_hold", error::no_number_to_hold("age", "old"));
  add("too_many_points", error::too_many_points(1000));
  add("no_value_at_point", error::no_value_at_point("log(age)"));
  add("no_such_level", error::no_such_level("town", "agge", names_));
  add("no_such_level", error::no_such_level("town", "x", names_));
  add("not_a_number", error::not_a_number({place_, "income", {"12,5"}, 312, true, true, ','}));
  add("not_a_number", error::not_a_number({place_, "income", {"a,b"}, 1}));
  add("not_a_number", error::not_a_number({place_, "income", {"it's", ">90"}, 3, true, false, {}, true}));
  add("not_a_number", error::not_a_number({place_, "income", {"86.6 kg"}, 20, false, true}));
  add("dressed_numbers",
      error::dressed_numbers(
          file_,
          std::vector<DressedColumn>{{"income", place_, "$1,234", '.', {"currency signs"}, std::pair(1234.0, 1.234)},
                                     {"b,c", place_, "1,5", ',', {}}},
          '.'));
  add("dressed_numbers",
      error::dressed_numbers(file_, std::vector<DressedColumn>{{"b,c", place_, "1,5", ',', {}}}, '.'));
  add("mixed_units", error::mixed_units("weight", place_, "5 kg", place_, "6 lb"));
  add("no_date_format", error::no_date_format("%Q"));
  add("no_decimal_character", error::no_decimal_character("income=,,"));
  add("no_features", error::no_features(file_, 0, {}, {}));
  add("no_features", error::no_features(file_, 2, {}, std::vector<std::string>{"signup=%d.%m.%Y"}));
  add("no_features", error::no_features(file_, 2, names_, {}));
  add("wrong_class_weight", error::wrong_class_weight("each label once", "yes=2"));
  add("weight_is_no_number", error::weight_is_no_number(place_, "w", "x"));
  add("weight_is_negative", error::weight_is_negative(place_, "w", "-1"));
  add("count_is_no_number", error::count_is_no_number(place_, "n", "x"));
  add("no_counts", error::no_counts(place_, "deaths", 3, "n", 2));
  add("no_counts", error::no_counts(file_, 7, "deaths", 3.5, "n", 4));
  add("offset_is_no_number", error::offset_is_no_number(place_, "o", "x"));
  add("one_cluster", error::one_cluster(file_, "school"));
  add("columns_not_there", error::columns_not_there(file_, one_, names_));
  add("columns_not_there", error::columns_not_there(file_, names_, one_));
  add("unusable_cell", error::unusable_cell(place_, "age", Unusable::no_number, "x"));
  add("unusable_cell", error::unusable_cell(place_, "age", Unusable::missing, ""));
  add("unusable_cell", error::unusable_cell(place_, "age", Unusable::unseen, "x"));
  add("unusable_cell", error::unusable_cell(place_, "age", Unusable::too_large, "1e308"));
  add("unusable_cell", error::unusable_cell(place_, "age", Unusable::no_value, "0"));
}

void Catalogue::add_bases() {
  const std::string term = "ns(age, df=9)";
  add("few_distinct_values", error::few_distinct_values(term, 5, 10));
  add("no_values_inside", error::no_values_inside("ns(age, df=2, Boundary.knots=c(80, 90))", 80, 90));
  add("tied_knots", error::tied_knots(term, 0));
  add("knot_outside", error::knot_outside("ns(age, knots=c(30, 71))", 71, 22, 71));
  add("knots_do_not_ascend", error::knots_do_not_ascend("cut(age, 65, 18)", 65, 18));
  add("few_knots", error::few_knots("rcs(age, 2)", 2, 3));
  add("few_knots", error::few_knots("rcs(age, c(40))", 1, 3));
  add("knots_not_found", error::knots_not_found("rcs(children, 4)", 4));
  add("one_group", error::one_group("cut(age, groups=3)"));
  add("df_too_small", error::df_too_small("bs(age, df=2)", 2, 3));
  add("degree_out_of_range", error::degree_out_of_range("poly(age, 0)", 0, 100));
  add("powers_out_of_range", error::powers_out_of_range("poly(age, 9)"));
}

// Without the places, which stand on lines of their own.
void Catalogue::add_formula_syntax() {
  add("formula_is_too_long", error::formula_is_too_long(1000));
  add("formula_is_too_deep", error::formula_is_too_deep("", 100));
  add("unexpected_character", error::unexpected_character("", "$"));
  add("no_comparison", error::no_comparison("", "=="));
  add("no_random_effects", error::no_random_effects(""));
  add("text_in_formula", error::text_in_formula(""));
  add("unknown_operator", error::unknown_operator("", "%o%"));
  add("unclosed_backquote", error::unclosed_backquote(""));
  add("empty_name", error::empty_name(""));
  add("name_begins_with_digit", error::name_begins_with_digit(""));
  add("number_is_too_large", error::number_is_too_large(""));
  add("operand_expected", error::operand_expected("", ")"));
  add("operand_expected", error::operand_expected("", ""));
  add("variable_expected", error::variable_expected("", "a + b"));
  add("operator_expected", error::operator_expected("", "age"));
  add("operator_expected", error::operator_expected("", ","));
  add("unclosed_parenthesis", error::unclosed_parenthesis(""));
  add("parenthesis_closes_nothing", error::parenthesis_closes_nothing(""));
  add("side_is_empty", error::side_is_empty(""));
  add("second_tilde", error::second_tilde(""));
}

void Catalogue::add_formula_meaning() {
  add("target_is_no_column", error::target_is_no_column(""));
  add("target_on_both_sides", error::target_on_both_sides("", "y"));
  add("bare_number", error::bare_number("", 2.5));
  add("constant_expression", error::constant_expression(""));
  add("term_inside_expression", error::term_inside_expression("", "ns"));
  add("not_arithmetic", error::not_arithmetic("", "%in%"));
  add("dot_in_expression", error::dot_in_expression(""));
  add("sign_inside_term", error::sign_inside_term(""));
  add("offset_inside_term", error::offset_inside_term(""));
  add("no_exponent", error::no_exponent(""));
  add("not_a_column", error::not_a_column("", "year"));
  add("expands_too_far", error::expands_too_far("", 20'000));
  add("nothing_to_fit", error::nothing_to_fit());
  add("idle_power", notice::idle_power("", "age"));
}

void Catalogue::add_formula_functions() {
  const std::vector<std::string> known = {"log", "ns", "factor"};
  const std::vector<std::string> arguments = {"x", "df"};
  for (const std::string_view function : {"facto",      "x",       "cbind",    "relevel", "contr.sum",   "strata",
                                          "cluster",    "frailty", "Surv",     "s",       "interaction", "scale",
                                          "lsp",        "pol",     "polym",    "scored",  "ordered",     "as.character",
                                          "as.numeric", "as.Date", "is.na",    "pmax",    "cut2",        "findInterval",
                                          "round",      "mean",    "quantile", "seq",     "c",           "paste",
                                          "ln",         "expm1"}) {
    add("unknown_function", error::unknown_function("", function, known));
  }
  add("unknown_argument", error::unknown_argument("", "ns", "dof", arguments));
  add("unknown_argument", error::unknown_argument("", "ns", "intercept", arguments));
  add("argument_given_twice", error::argument_given_twice("", "df"));
  add("too_many_arguments", error::too_many_arguments("", "sqrt(x)"));
  add("argument_is_missing", error::argument_is_missing("", "x", "sqrt(x)"));
  add("arguments_exclude", error::arguments_exclude("", "df", "knots"));
  add("wrong_argument", error::wrong_argument("", "df", "a whole number from 1 to 1000"));
}

void Catalogue::add_rows() {
  add("missing_cells", error::missing_cells(file_, counts_));
  add("no_complete_rows", error::no_complete_rows(file_, counts_, 891));
  add("no_complete_rows", error::no_complete_rows(file_, {}, 1));
  for (const std::string_view role : {"trials", "weights", "cluster", "offset"}) {
    add("no_rows_left", error::no_rows_left(file_, 891, Setting{std::string(role)}, 800));
  }
  add("no_rows_left", error::no_rows_left(file_, 891, Setting{"offset"}, 891));
  add("more_terms_than_rows", error::more_terms_than_rows(2000, 1000));
  add("too_many_terms_for_firth", error::too_many_terms_for_firth(2000, 1000));
  add("one_class_outside_fold", error::one_class_outside_fold(3, true));
  add("no_key", error::no_key(file_, "week"));
  add("no_moment", error::no_moment(place_, "week", "May 5"));
  add("one_key", error::one_key(file_, "week"));
  add("fewer_keys", error::fewer_keys(file_, "patient", 4, 10));
  add("other_count_of_folds", error::other_count_of_folds(file_, "fold", 4, 10));
  add("more_folds_than_rows", error::more_folds_than_rows(100, 20));
  add("no_fold_has", error::no_fold_has("roc_auc"));
}

void Catalogue::add_labels() {
  add("no_target", error::no_target({}, names_));
  add("no_target", error::no_target(one_, names_));
  add("no_target", error::no_target(names_, names_));
  add("no_such_label", error::no_such_label("y", "agge", names_));
  add("no_such_label", error::no_such_label("y", "x", names_));
  add("target_is_missing", error::target_is_missing(file_, "y"));
  add("target_has_many_labels", error::target_has_many_labels(file_, "y"));
  const ManyLabels many{.place = place_, .target = "y", .labels = names_, .rarest = "a", .likely = names_.back()};
  const auto add_many = [&](auto member, const std::vector<std::string>& labels) {
    ManyLabels found = many;
    found.*member = labels;
    add("many_labels", error::many_labels(found));
  };
  add("many_labels", error::many_labels(many));
  add_many(&ManyLabels::same, names_);
  add_many(&ManyLabels::missing, {"n/a"});
  add_many(&ManyLabels::yes, {"1", "TRUE"});
  add("label_in_other_spelling", error::label_in_other_spelling("y", "Yes", std::vector<std::string>{"yes", "Yes"}));
  add("label_in_both_classes", error::label_in_both_classes("y", "Yes"));
  add("one_label", error::one_label(file_, "y", "no"));
  add("one_class_left", error::one_class_left(file_, "y", "no", "", 0));
  add("one_class_left", error::one_class_left(file_, "y", "no", "a,b", 5));
  add("third_label", error::third_label(place_, "y", "maybe", "yes", "no"));
  add("third_label", error::third_label(place_, "y", " YES", "yes", "no"));
  add("third_label", error::third_label(place_, "y", "no.", "yes", "no"));
  add("third_label", error::third_label(place_, "y", "s\xED", "s\xC3\xAD", "no"));
}

void Catalogue::add_models() {
  add("not_a_model", error::not_a_model(file_, ""));
  add("not_a_model", error::not_a_model(file_, "a,b\n1,2"));
  add("model_is_too_large", error::model_is_too_large("m.json", 1000));
  add("model_is_no_json", error::model_is_no_json("m.json", "a comma is missing", 3));
  add("model_key", error::model_key("m.json", "terms[0].sd", "is too small"));
  add("model_is_newer", error::model_is_newer("m.json", "0.9"));
  add("no_intervals", error::no_intervals("m.json", NotInferred::penalised, CovarianceKind::information));
  add("start_has_other_target", error::start_has_other_target("m.json", "y", "yes"));
  add("start_has_other_terms", error::start_has_other_terms("m.json"));
  add("no_baseline_for_unseen_levels", error::no_baseline_for_unseen_levels(one_));
  add("no_baseline_for_unseen_levels", error::no_baseline_for_unseen_levels(names_));
  add("no_other_for_unseen_levels", error::no_other_for_unseen_levels(one_, std::nullopt));
  add("no_other_for_unseen_levels", error::no_other_for_unseen_levels(names_, "20"));
  add("no_name_in_code", error::no_name_in_code("2nd score"));
  add("text_cannot_be_exported", error::text_cannot_be_exported("M\xFCnchen", "python"));
  add("dates_cannot_be_exported", error::dates_cannot_be_exported("since", "sql"));
  add("no_hypotheses", error::no_hypotheses("m.json", NotInferred::penalised, CovarianceKind::information));
  add("hypothesis_syntax", error::hypothesis_syntax("", "a number, a term or (", ")"));
  add("hypothesis_syntax", error::hypothesis_syntax("", "an operator or =", ""));
  add("second_equals_sign", error::second_equals_sign(""));
  add("unclosed_term", error::unclosed_term(""));
  add("hypothesis_is_too_deep", error::hypothesis_is_too_deep("", 100));
  add("not_linear", error::not_linear(""));
  add("division_by_zero", error::division_by_zero(""));
  add("equation_without_term", error::equation_without_term(""));
  add("equation_overflows", error::equation_overflows(""));
  add("equation_follows", error::equation_follows(""));
  add("equation_contradicts", error::equation_contradicts(""));
  add("unknown_term", error::unknown_term("", "agge", names_));
  add("unknown_term", error::unknown_term("", "x", names_));
  add("unknown_term", error::unknown_term("", "plan", std::vector<std::string>{"plan=plus"}));
  add("ambiguous_term", error::ambiguous_term("", "age"));
  add("coefficient_is_zero", error::coefficient_is_zero("", "plan=basic", "plan"));
  add("diverged", error::diverged());
  add("term_overflows", error::term_overflows("age"));
  add("fit_overflows", error::fit_overflows());
  add("not_converged", error::not_converged("all epochs are done (--epochs)"));
}

void Catalogue::add_evaluations() {
  const std::vector<std::pair<std::string, std::string>> unmet = {{"roc_auc>=0.8", "roc_auc is 0.71"},
                                                                  {"brier<0.1", "brier is 0.2"}};
  add("nothing_to_evaluate", error::nothing_to_evaluate(file_, 5));
  add("no_threshold_keeps", error::no_threshold_keeps("recall >= 0.9"));
  add("no_threshold_to_save", error::no_threshold_to_save());
  add("not_met", error::not_met(unmet));
  add("too_many_groups", error::too_many_groups(1000));
  add("probability_is_wrong", error::probability_is_wrong(place_, "p", "1.5"));
  add("no_scores", error::no_scores(file_, 5, "y", "p"));
  add("other_target", error::other_target("m.json", "y = yes", "n.json", "y = no"));
  add("other_reading", error::other_reading("m.json", "n.json"));
}

void Catalogue::add_reasons() {
  const auto add_exclusion = [&](std::string_view name, Exclusion why, const std::vector<std::string>& on) {
    const std::vector<ExcludedColumn> excluded = {{"x", why, on}};
    add(name, dropped_columns(excluded, option_of).front().reason);
  };
  add_exclusion("all_missing", Exclusion::all_missing, {});
  add_exclusion("many_levels", Exclusion::many_levels, {});
  add_exclusion("counts_rows", Exclusion::counts_rows, {});
  add_exclusion("constant", Exclusion::constant, {});
  add_exclusion("depends_on", Exclusion::collinear, {});
  add_exclusion("depends_on", Exclusion::collinear, names_);
}

void Catalogue::add_training_reasons() {
  Training training;
  training.model.terms.resize(2);
  training.model.terms[1].column = 1;
  training.model.columns.resize(2);
  training.model.columns[0].name = "age";
  training.model.columns[1].name = "fare";
  Separation& separation = training.fit.separation;
  const auto add_undecided = [&](std::string_view name, Undecided why) {
    separation.why_undecided = why;
    add(name, why_undecided(training, option_of));
  };
  add("weights_grow", weights_grow());
  add_undecided("penalised", Undecided::penalised);
  add_undecided("firth", Undecided::firth);
  add_undecided("textbook_optimizer", Undecided::textbook);
  add_undecided("too_many_terms", Undecided::too_many_terms);
  separation.one_class_levels = {{0, 177}, {1, 1}};
  add_undecided("too_many_terms", Undecided::too_many_terms);
  add_undecided("nothing_certified", Undecided::out_of_reach);
  add_undecided("interrupted", Undecided::interrupted);
  const auto add_no_errors = [&](std::string_view name, NotInferred why, CovarianceKind kind) {
    add(name, no_std_errors(why, kind).worded(option_of));
  };
  add_no_errors("no_errors_when_penalised", NotInferred::penalised, CovarianceKind::information);
  add_no_errors("only_without_firth", NotInferred::firth, CovarianceKind::information);
  add_no_errors("no_errors_of_class_weights", NotInferred::class_weights, CovarianceKind::information);
  add_no_errors("no_robust_factor", NotInferred::no_robust_factor, CovarianceKind::hc1);
  add_no_errors("no_robust_factor", NotInferred::no_robust_factor, CovarianceKind::stata);
  add_no_errors("no_errors_when_separated", NotInferred::separated, CovarianceKind::information);
  add("no_left_out_when_separated", why_none_left_out(NotInferred::separated, training, option_of));
  add_no_errors("no_errors_unless_converged", NotInferred::not_converged, CovarianceKind::information);
  add_no_errors("no_covariance_of_many_terms", NotInferred::no_covariance, CovarianceKind::information);
  add("leaving_out_costs_much", why_none_left_out(NotInferred::costs_much, training, option_of));
  add("joint_tests_cost_much", why_no_joint_tests(NotInferred::costs_much, training, option_of));
  const auto add_untested = [&](std::string_view name, Untested why) {
    ColumnTest test{"x", {}, names_};
    test.test.degrees = 3;
    test.test.why_not = why;
    add(name, why_untested(test, 2));
  };
  add_untested("cannot_be_told_apart", Untested::replaced);
  add_untested("not_fitted_without", Untested::not_fitted);
  add_untested("likelihood_is_too_large", Untested::not_resolved);
  add_untested("coefficient_is_infinite", Untested::infinite);
  add_untested("too_few_clusters", Untested::few_clusters);
  add_untested("covariance_is_singular", Untested::singular);
}

void Catalogue::add_notices() {
  add("no_influence", notice::no_influence("the fit has a penalty"));
  add("not_label", notice::not_label("yes"));
  const MissingTexts none(std::vector<std::string>{});
  const MissingTexts one(one_);
  CellFormat dollars;
  dollars.dressed = true;
  dollars.unit = "$";
  dollars.missing = {"-9"};
  CellFormat dates;
  dates.date = DateFormat::iso();
  add("remembered_layout", notice::remembered_layout('\\', 1));
  add("remembered_reading", notice::remembered_reading(&none, '.', {}));
  add("remembered_reading", notice::remembered_reading(&one, ',', {}));
  add("remembered_reading",
      notice::remembered_reading(nullptr, '.', std::vector<NamedFormat>{{"income", dollars}, {"signup", dates}}));
  add("rows_without_prediction", notice::rows_without_prediction(2, 5, unusable_));
  add("levels_in_other_encoding",
      notice::levels_in_other_encoding("town", *in_other_encoding(std::string_view("M\xFCnchen"), "M\xC3\xBCnchen")));
  add("rows_far_outside", notice::rows_far_outside(3, 20, far_));
  add("scores_of_other_class", notice::scores_of_other_class("prob_no", "yes", "no", 0.185));
  add("rows_left_out", notice::rows_left_out(2, 5, 0, {}));
  add("rows_left_out", notice::rows_left_out(2, 5, 1, unusable_));
  BadRows bad;
  bad.add(BadRow{3, 2});
  add("told_delimiter", notice::told_delimiter(file_, ';', true));
  add("told_delimiter", notice::told_delimiter(file_, '\t', false));
  add("texts_between_apostrophes", notice::texts_between_apostrophes(file_));
  add("extra_cell", notice::extra_cell(file_, ExtraCell::empty));
  add("extra_cell", notice::extra_cell(file_, ExtraCell::row_names));
  add("many_bad_rows", notice::many_bad_rows(file_, 2, 9));
  add("torn_rows", notice::torn_rows({file_, 7}, 1));
  add("torn_rows", notice::torn_rows({file_, 7}, 3));
  add("bad_rows", notice::bad_rows(file_, 2, bad));
  for (std::size_t line = 4; line < 20; ++line) bad.add(BadRow{line, 1, RowFault::text_after_quote});
  add("bad_rows", notice::bad_rows(file_, 2, bad));
  add("rows_without_score", notice::rows_without_score(3, 9, 1, 2));
  add("rows_without_weight", notice::rows_without_weight(3, 0));
  add("rows_without_weight", notice::rows_without_weight(3, 3));
  add("rows_without_weight", notice::rows_without_weight(3, 2));
  add("rows_are_lost", notice::rows_are_lost(90, 100, counts_, true));
  add("rows_are_lost", notice::rows_are_lost(90, 100, counts_, false));
  add("more_terms_than_rows", notice::more_terms_than_rows(60, 40));
  add("weights_are_large", notice::weights_are_large("w", 15244150, 500));
  add("weights_are_no_counts", notice::weights_are_no_counts("w"));
  add("weights_are_no_counts_but_in_clusters", notice::weights_are_no_counts_but_in_clusters("w"));
  add("weights_need_clusters", notice::weights_need_clusters("w"));
  add("weighted_by", notice::weighted_by("w"));
  add("weights_not_there", notice::weights_not_there("w"));
  add("begins_at", notice::begins_at("m.json", 3, 3));
  add("begins_at", notice::begins_at("m.json", 2, 3));
  add("probabilities_are_shifted", notice::probabilities_are_shifted(0.384));
  add("nearly_depends", notice::nearly_depends("age", {}, 0));
  add("nearly_depends", notice::nearly_depends("age", names_, 3));
  add("few_clusters", notice::few_clusters(3, 5));
  Minimum fit;
  fit.null.loss = 0.69;
  add("not_converged", notice::not_converged("what", fit));
  fit.point.loss = 3;
  add("not_converged", notice::not_converged("what", fit));
  fit.stop = StopReason::not_finite;
  add("not_converged", notice::not_converged("what", fit));
  add("loss_rose", notice::loss_rose());
  add("saturated", notice::saturated(0.613, false));
  add("saturated", notice::saturated(0.613, true));
  add("weights_grow", notice::weights_grow());
  add("separated", notice::separated("what", {}));
  add("separated", notice::separated("what", names_));
  add("best_penalty_is_the_weakest", notice::best_penalty_is_the_weakest());
  add("folds_without_metric", notice::folds_without_metric(2, 10, "roc_auc"));
  add("unseen_outside_folds", notice::unseen_outside_folds(3));
  add("penalties_not_certain", notice::penalties_not_certain(3));
  add("relaxed_after_choice", notice::relaxed_after_choice());
  add("threshold_saved", notice::threshold_saved(0.25, 0.5, "m.json"));
  add("no_curve", notice::no_curve("roc.csv", "--roc"));
}

std::string printed(const std::vector<Entry>& entries) {
  std::string text;
  for (const Entry& entry : entries) text += fmt::format("{}:\n    {}\n", entry.name, entry.words);
  return text;
}

}  // namespace

TEST_CASE("the catalogue of sentences is the one that users know") {
  const std::string text = printed(Catalogue().entries());
  if (std::getenv("BLESS") != nullptr) std::ofstream(LOGREG_CATALOGUE) << text;
  std::ifstream file(LOGREG_CATALOGUE);
  CHECK(text == std::string(std::istreambuf_iterator<char>(file), {}));
}

TEST_CASE("each sentence is one visible line without a point at its end, and no two are alike") {
  std::set<std::string> all;
  const Catalogue catalogue;
  for (const Entry& entry : catalogue.entries()) {
    CAPTURE(entry.name);
    CAPTURE(entry.words);
    CHECK_FALSE(entry.words.empty());
    CHECK(std::ranges::none_of(entry.words, [](char c) { return c >= 0 && c < ' '; }));
    CHECK((!entry.words.ends_with('.') || entry.words.ends_with(", ...")));
    CHECK(all.insert(entry.words).second);
  }
}
