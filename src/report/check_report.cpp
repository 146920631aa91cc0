#include "report/check_report.h"

#include "base/text.h"
#include "report/flag_phrases.h"
#include "report/numbers.h"
#include "report/phrases.h"
#include "report/reasons.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

namespace logreg {

namespace {

using Use = CheckedColumn::Use;

std::string use_name(Use use) {
  switch (use) {
    case Use::numeric:
      return "numeric";
    case Use::categorical:
      return "categorical";
    case Use::ignored:
      return "ignored";
    case Use::refused:
      return "refused";
  }
  return {};
}

std::string reason(const CheckedColumn& column, const CheckWords& words) {
  if (column.refusal) return column.refusal->sentence().worded(words.setting);
  if (column.why_ignored) {
    const ExcludedColumn excluded = {column.name, *column.why_ignored};
    return dropped_columns(std::span(&excluded, 1), words.setting).front().reason;
  }
  if (column.use == Use::numeric) return "all its cells are numbers";
  if (column.others == 0) return fmt::format("{} says so", words.setting({"categorical"}));
  return fmt::format("{} of its cells are no numbers, the first is {} ({})", column.others,
                     quoted_name(column.first_other, 24), at(column.first_other_place));
}

// --- For programs ---

Json::Object bin_json(const CheckedBin& bin, bool is_number) {
  Json::Object object;
  if (bin.is_missing) {
    object.emplace_back("missing", true);
  } else if (is_number) {
    object.emplace_back("above", bin.lower);
    object.emplace_back("up_to", bin.upper);
  } else {
    object.emplace_back("level", bin.text);
  }
  object.emplace_back("rows", bin.rows());
  object.emplace_back("positives", bin.positive);
  object.emplace_back("rate", bin.positive / bin.rows());
  object.emplace_back("woe", bin.evidence.woe);
  object.emplace_back("iv", bin.evidence.iv);
  return object;
}

Json levels_json(const CheckedColumn& column) {
  if (column.is_number || column.bins.empty()) return {};
  Json::Array levels;
  for (const CheckedBin& bin : column.bins) {
    if (bin.is_missing) continue;
    levels.emplace_back(Json::Object{{"level", bin.text}, {"rows", bin.rows()}, {"positives", bin.positive}});
  }
  return levels;
}

Json flags_json(const CheckedColumn& column, const CheckWords& words) {
  Json::Array flags;
  for (const Flag& flag : column.flags) {
    FlagPhrases phrases = flag_phrases(flag, column, words);
    flags.emplace_back(Json::Object{{"flag", name_of(flag.fault)},
                                    {"text", std::move(phrases.text)},
                                    {"cure", phrases.cure.empty() ? Json() : Json(std::move(phrases.cure))}});
  }
  return flags;
}

Json::Object column_json(const CheckedColumn& column, bool with_bins, const CheckWords& words) {
  const auto& numbers = column.numbers;
  const auto& ratio = column.likelihood_ratio;
  const auto number = [&](double NumberSummary::*member) { return numbers ? Json((*numbers).*member) : Json(); };
  const auto test = [&](double LikelihoodRatio::*member) { return ratio ? Json((*ratio).*member) : Json(); };
  const auto& inflation = column.inflation;
  Json::Object object = {{"column", column.name},
                         {"type", use_name(column.use)},
                         {"reason", reason(column, words)},
                         {"missing", column.missing.rows()},
                         {"distinct", column.distinct},
                         {"mean", number(&NumberSummary::mean)},
                         {"sd", number(&NumberSummary::sd)},
                         {"minimum", number(&NumberSummary::minimum)},
                         {"lower_quartile", number(&NumberSummary::lower_quartile)},
                         {"median", number(&NumberSummary::median)},
                         {"upper_quartile", number(&NumberSummary::upper_quartile)},
                         {"maximum", number(&NumberSummary::maximum)},
                         {"levels", levels_json(column)},
                         {"roc_auc", column.roc_auc},
                         {"lr_chi2", test(&LikelihoodRatio::chi2)},
                         {"lr_df", test(&LikelihoodRatio::df)},
                         {"lr_p", test(&LikelihoodRatio::p_value)},
                         {"iv", column.information_value},
                         {"vif", inflation ? Json(inflation->gvif) : Json()},
                         {"vif_df", inflation ? Json(inflation->terms) : Json()},
                         {"rows_lost_alone", column.rows_lost_alone}};
  if (with_bins) {
    Json::Array bins;
    for (const CheckedBin& bin : column.bins) bins.emplace_back(bin_json(bin, column.is_number));
    object.emplace_back("bins", std::move(bins));
  }
  object.emplace_back("flags", flags_json(column, words));
  return object;
}

// --- For people ---

// Whole from 10,000 on, as far as people read such numbers.
std::string end_shown(double value) {
  constexpr double long_enough = 1e4;
  constexpr double too_long = 1e9;
  const double size = std::abs(value);
  return size >= long_enough && size < too_long ? fmt::format("{:.0f}", value) : significant(value, 5);
}

std::string range_shown(const NumberSummary& numbers) {
  return fmt::format("{} to {}", end_shown(numbers.minimum), end_shown(numbers.maximum));
}

// The commonest level and its rows.
std::string commonest_shown(const CheckedColumn& column) {
  const CheckedBin* commonest = nullptr;
  for (const CheckedBin& bin : column.bins) {
    if (!bin.is_missing && (commonest == nullptr || bin.rows() > commonest->rows())) commonest = &bin;
  }
  if (commonest == nullptr) return "-";
  return fmt::format("{} {}", quoted_name(commonest->text, 10), amount(commonest->rows()));
}

std::string type_shown(const CheckedColumn& column) {
  switch (column.use) {
    case Use::numeric:
      return "num";
    case Use::categorical:
      return "cat";
    case Use::ignored:
      return "ign";
    case Use::refused:
      return "ref";
  }
  return {};
}

std::string fixed(MaybeNumber value, int decimals) {
  return value ? fmt::format("{:.{}f}", *value, decimals) : "-";
}

std::string chi2_shown(const CheckedColumn& column) {
  constexpr std::size_t width = 7;
  return column.likelihood_ratio ? two_decimals(column.likelihood_ratio->chi2, width) : "-";
}

Report::Table overview(const TableCheck& check) {
  constexpr auto left = Report::Align::left;
  Report::Table table;
  table.columns = {{"Column", left}, {"Type", left}, {"Missing"}, {"Distinct"}, {"Range or commonest", left},
                   {"AUC"},          {"LR chi2"},    {"p"},       {"IV"}};
  for (const CheckedColumn& column : check.columns) {
    const auto& ratio = column.likelihood_ratio;
    table.rows.push_back(
        {visible(column.name), type_shown(column), amount(column.missing.rows()), std::to_string(column.distinct),
         column.numbers ? range_shown(*column.numbers) : commonest_shown(column), fixed(column.roc_auc, 3),
         chi2_shown(column), p_value(ratio ? MaybeNumber(ratio->p_value) : std::nullopt),
         fixed(column.information_value, 2)});
  }
  return table;
}

std::string flag_shown(const FlagPhrases& phrases) {
  if (phrases.cure.empty()) return phrases.text;
  return fmt::format("{}. {}{}", phrases.text, phrases.cure.starts_with("Try") ? "" : "Cure: ", phrases.cure);
}

// The gravest first, and by column. Many columns of one fault are told of together, where there is something to say of
// all; each has its own words in its own report, and for programs.
void add_flags(Report& report, const TableCheck& check, const CheckWords& words) {
  constexpr std::size_t many = 4;
  if (check.flags() == 0) return;
  report.begin_section("Flags:");
  for (const auto& [fault, name, plural] : fault_names()) {
    std::vector<std::string> names;
    std::vector<std::pair<std::string, std::string>> each;
    for (const CheckedColumn& column : check.columns) {
      const auto flag = std::ranges::find(column.flags, fault, &Flag::fault);
      if (flag == column.flags.end()) continue;
      names.push_back(column.name);
      each.emplace_back(plain_name(column.name, 20), flag_shown(flag_phrases(*flag, column, words)));
    }
    const FlagPhrases together = names.size() < many ? FlagPhrases() : flag_phrases(fault, names, words);
    if (together.text.empty()) {
      for (auto& [label, shown] : each) report.add_for_people(std::move(label), std::move(shown));
    } else {
      report.add_for_people(fmt::format("{} columns", names.size()), flag_shown(together));
    }
  }
}

std::string lost_rows(const TableCheck& check, const CheckWords& words) {
  const double lost = check.rows() - static_cast<double>(check.rows_complete);
  if (lost == 0) return "none";
  std::vector<std::string> columns;
  for (const CheckedColumn& column : check.columns) {
    if (column.missing.rows() == 0 || (column.why_ignored && column.why_ignored != Exclusion::constant)) continue;
    columns.push_back(fmt::format("{} {} ({} alone)", quoted_name(column.name), amount(column.missing.rows()),
                                  column.rows_lost_alone));
  }
  return fmt::format("{} by {} drop, missing in {}; none by {} impute", amount(lost), words.setting({"missing"}),
                     listed(columns), words.setting({"missing"}));
}

std::string rows_shown(const TableCheck& check) {
  const double without = static_cast<double>(check.rows_read) - check.rows();
  if (without == 0) return amount(check.rows());
  return fmt::format("{} of {}; {} without a label are not looked at", amount(check.rows()), check.rows_read,
                     amount(without));
}

std::string terms_shown_of(const TableCheck& check) {
  const auto events = check.events_per_term();
  if (!events) return "none";
  constexpr double few = 10;
  if (check.terms >= check.rows_used)
    return fmt::format("{}, more than the {} rows used", check.terms, check.rows_used);
  return fmt::format("{}, each with {} rows of the rarer class{}", check.terms, significant(events, 3),
                     *events < few ? ": few, below 10 estimates are far from sure" : "");
}

std::string repeated_shown(const RepeatedRows& repeated) {
  return fmt::format("{} {} an earlier row; {} differ from another one in the label alone", repeated.duplicates,
                     repeated.duplicates == 1 ? "repeats" : "repeat", repeated.contradictions);
}

std::string ignored_columns(const TableCheck& check, const CheckWords& words) {
  std::vector<ExcludedColumn> excluded;
  for (const CheckedColumn& column : check.columns) {
    if (column.why_ignored) excluded.push_back({column.name, *column.why_ignored});
  }
  return reasons(dropped_columns(excluded, words.setting));
}

// By what a training would be stopped, if it would.
std::string stop(const TableCheck& check, const CheckWords& words) {
  if (!check.stopped_by) return {};
  return check.stopped_by->sentence().worded(words.setting) + words.cures(check.stopped_by->cures());
}

void add_table(Report& report, const TableCheck& check, const CheckWords& words) {
  report.add("target", check.target.column, "Target",
             fmt::format("{}; {}, {}", modelling(check.target), positives_counted(check.target, check.positives),
                         negatives_counted(check.target, check.negatives)));
  report.add_for_programs("positive", check.target.positive);
  report.add_for_programs("negative", check.target.negative);
  report.add("rows", check.rows(), "Rows", rows_shown(check));
  report.add_for_programs("rows_read", check.rows_read);
  report.add_for_programs("positives", check.positives);
  report.add_for_programs("negatives", check.negatives);
  report.add("rows_lost",
             Json::Object{{"drop", check.rows() - static_cast<double>(check.rows_complete)}, {"impute", 0}},
             "Rows lost", lost_rows(check, words));
  report.add_for_programs("terms", check.terms);
  report.add("events_per_term", check.events_per_term(), "Terms", terms_shown_of(check));
  report.add("duplicates", check.repeated.duplicates, "Repeated", repeated_shown(check.repeated));
  report.add_for_programs("contradictions", check.repeated.contradictions);
  if (const std::string shown = ignored_columns(check, words); !shown.empty()) {
    report.add_for_people("Ignored", shown);
  }
  const std::string stopped = stop(check, words);
  report.add_if(!stopped.empty(), "stopped_by", stopped.empty() ? Json() : Json(stopped), "Training",
                "would stop: " + stopped);
  report.add_if(!check.target.spellings.empty(), "label_spellings",
                Json::Array(check.target.spellings.begin(), check.target.spellings.end()), "Labels",
                "in several spellings, which count as one: " + quoted_list(check.target.spellings));
}

std::string bin_shown(const CheckedBin& bin, bool is_number) {
  if (bin.is_missing) return "(missing)";
  if (!is_number) return quoted_name(bin.text);
  if (!bin.lower && !bin.upper) return "all";
  if (!bin.lower) return "up to " + significant(bin.upper, 6);
  if (!bin.upper) return "above " + significant(bin.lower, 6);
  return fmt::format("{} to {}", significant(bin.lower, 6), significant(bin.upper, 6));
}

Report::Table evidence_table(const CheckedColumn& column) {
  Report::Table table;
  table.columns = {{column.is_number ? "Above, up to" : "Level", Report::Align::left},
                   {"Rows"},
                   {"Positives"},
                   {"Rate"},
                   {"WoE"},
                   {"IV"}};
  for (const CheckedBin& bin : column.bins) {
    table.rows.push_back({bin_shown(bin, column.is_number), amount(bin.rows()), amount(bin.positive),
                          fixed(bin.positive / bin.rows(), 4), fixed(bin.evidence.woe, 4), fixed(bin.evidence.iv, 4)});
  }
  return table;
}

void add_numbers(Report& report, const NumberSummary& numbers) {
  report.add_for_people("Range", range_shown(numbers));
  report.add_for_people("Mean", fmt::format("{}, sd {}", significant(numbers.mean, 6), significant(numbers.sd, 6)));
  report.add_for_people(
      "Quartiles", fmt::format("{}, {}, {}", significant(numbers.lower_quartile, 6), significant(numbers.median, 6),
                               significant(numbers.upper_quartile, 6)));
}

void add_association(Report& report, const CheckedColumn& column) {
  if (column.roc_auc) {
    report.add_for_people("ROC AUC", metric_value(column.roc_auc) + (column.is_number ? "" : ", each row left out"));
  }
  if (const auto& ratio = column.likelihood_ratio) {
    report.add_for_people(fmt::format("LR chi2({})", amount(ratio->df)),
                          fmt::format("{}, p {}{}", significant(ratio->chi2), p_relation(ratio->p_value),
                                      ratio->is_separated ? "; it separates the classes" : ""));
  }
  if (column.information_value) report.add_for_people("IV", fixed(column.information_value, 4));
  if (column.inflation) {
    const auto per_term = column.inflation->per_term();
    report.add_for_people("VIF", per_term ? significant(per_term, 4) : "infinite");
  }
}

}  // namespace

Report column_report(const CheckedColumn& column, bool with_bins, const CheckWords& words) {
  Report report;
  report.add_for_people("Column", quoted_name(column.name));
  report.add_for_people("Type", use_name(column.use) + ": " + reason(column, words));
  report.add_for_people("Missing", fmt::format("{}; {} rows are lost by it alone", amount(column.missing.rows()),
                                               column.rows_lost_alone));
  report.add_for_people("Distinct", std::to_string(column.distinct) + (column.all_known ? "" : " at least"));
  if (column.numbers) add_numbers(report, *column.numbers);
  add_association(report, column);
  for (const Flag& flag : column.flags) {
    report.add_for_people("Flag", flag_shown(flag_phrases(flag, column, words)));
  }
  if (!column.bins.empty() && (with_bins || !column.is_number)) {
    report.begin_section();
    report.add_table(evidence_table(column));
  }
  return report;
}

Report check_report(const TableCheck& check, const CheckView& view, const CheckWords& words) {
  Report report;
  add_table(report, check, words);
  Json::Array columns;
  for (const CheckedColumn& column : check.columns) {
    if (!view.column || column.name == *view.column) columns.emplace_back(column_json(column, view.with_bins, words));
  }
  report.add_for_programs("columns", std::move(columns));
  if (view.column) {
    const auto shown = std::ranges::find(check.columns, *view.column, &CheckedColumn::name);
    report.begin_section();
    report.append(column_report(*shown, view.with_bins, words));
    return report;
  }
  report.begin_section();
  report.add_table(overview(check));
  add_flags(report, check, words);
  for (const CheckedColumn& column : check.columns) {
    if (!view.with_bins || column.bins.empty()) continue;
    report.begin_section(plain_name(column.name) + ':');
    report.add_table(evidence_table(column));
  }
  return report;
}

}  // namespace logreg
