#include "quality/table_check.h"

#include "base/parallel.h"
#include "data/column_summary.h"
#include "data/encoding.h"
#include "data/row_hashes.h"
#include "data/row_labels.h"
#include "data/row_names.h"
#include "descent/design_matrix.h"
#include "quality/column_auc.h"
#include "quality/column_counts.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <functional>
#include <map>
#include <string_view>
#include <utility>

namespace logreg {

namespace {

using Use = CheckedColumn::Use;

// Whether the error says that cells are numbers if they are read so.
bool is_in_dress(const Error& error) {
  using Kind = Cure::Kind;
  return std::ranges::any_of(error.cures(), [](const Cure& cure) {
    return cure.kind == Kind::parse_number || cure.kind == Kind::column_decimals || cure.kind == Kind::decimal;
  });
}

// The columns of the table that are to be learned from, as they were decided.
std::vector<CheckedColumn> listed(const Table& table, const TolerantDecision& decision) {
  std::vector<CheckedColumn> columns;
  const auto add = [&](std::size_t index, Use use) -> CheckedColumn& {
    CheckedColumn column;
    column.name = table.columns[index].text;
    column.index = index;
    column.use = use;
    columns.push_back(std::move(column));
    return columns.back();
  };
  for (const FeatureColumn& feature : decision.schema.features) {
    add(feature.index, feature.type == ColumnType::numeric ? Use::numeric : Use::categorical);
  }
  for (const ExcludedColumn& excluded : decision.schema.ignored) {
    const auto named = std::ranges::find(table.columns, excluded.column, &ColumnName::text);
    add(static_cast<std::size_t>(named - table.columns.begin()), Use::ignored).why_ignored = excluded.why;
  }
  for (const RefusedColumn& refused : decision.refused) add(refused.index, Use::refused).refusal = refused.error;
  std::ranges::sort(columns, {}, &CheckedColumn::index);
  return columns;
}

// Bins with what they weigh; the missing cells are one, if there are some.
void weigh(CheckedColumn& column) {
  if (column.missing.rows() > 0) {
    CheckedBin bin;
    bin += column.missing;
    bin.is_missing = true;
    column.bins.push_back(bin);
  }
  const std::vector<ClassCounts> counts(column.bins.begin(), column.bins.end());
  const std::vector<Evidence> found = evidence(counts);
  double sum = 0;
  for (std::size_t i = 0; i < found.size(); ++i) {
    column.bins[i].evidence = found[i];
    sum += found[i].iv;
  }
  column.information_value = sum;
}

// Of a column that no fit will have terms of, or that names rows, other flags are no news.
void keep_leaks_alone(std::vector<Flag>& flags) {
  std::erase_if(flags, [](const Flag& flag) { return flag.fault != Fault::leak; });
}

void look_at_numbers(const NumberCells& cells, std::size_t bins, const Run& run, CheckedColumn& column) {
  column.missing = cells.missing;
  column.distinct = cells.values.size();
  if (cells.values.empty()) return;
  column.numbers = number_summary(cells.values);
  column.roc_auc = roc_auc(cells.values);
  column.likelihood_ratio = likelihood_ratio(cells.values, run);
  std::optional<double> lower;
  for (const ValueBin& found : quantile_bins(cells.values, bins)) {
    CheckedBin bin;
    bin += found;
    bin.lower = lower;
    if (std::isfinite(found.upper)) bin.upper = found.upper;
    lower = bin.upper;
    column.bins.push_back(std::move(bin));
  }
  weigh(column);
  column.flags = faults_of_numbers(column.name, cells.values, *column.numbers, column.roc_auc, column.likelihood_ratio);
}

// The cells by what they count as: levels that are joined or have several spellings are one.
TextCells as_levels(TextCells cells, const FeatureColumn& feature) {
  std::map<std::string_view, std::string_view> level_of;
  for (const Spelling& spelling : feature.spellings) level_of.emplace(spelling.text, spelling.level);
  if (feature.other_level) {
    for (const Level& level : feature.joined) level_of.emplace(level.text, feature.levels[*feature.other_level].text);
  }
  if (level_of.empty()) return cells;
  std::map<std::string, ClassCounts, std::less<>> levels;
  for (const LevelCounts& text : cells.levels) {
    const auto known = level_of.find(text.text);
    levels[known == level_of.end() ? text.text : std::string(known->second)] += text;
  }
  cells.levels.clear();
  for (const auto& [text, counts] : levels) cells.levels.push_back({counts, text});
  return cells;
}

void look_at_levels(const TextCells& cells, CheckedColumn& column) {
  if (!cells.all_kept || cells.levels.empty()) return;
  column.roc_auc = roc_auc_left_out(cells.levels);
  column.likelihood_ratio = likelihood_ratio(cells.levels);
  for (const LevelCounts& level : cells.levels) {
    CheckedBin bin;
    bin += level;
    bin.text = level.text;
    column.bins.push_back(std::move(bin));
  }
  weigh(column);
  column.flags = faults_of_levels(cells.levels, column.roc_auc);
  if (cells.levels.size() > most_levels) column.bins.clear();
  if (column.use == Use::ignored) keep_leaks_alone(column.flags);
}

class Check {
 public:
  Check(Table&& table, TolerantDecision decision, const CheckOptions& options, const Run& run)
      : table_(std::move(table)), decision_(std::move(decision)), options_(options), run_(run) {}

  TableCheck make();

 private:
  void look_at(CheckedColumn& column) const;
  void look_at_refused(CheckedColumn& column) const;
  void look_at_texts(CheckedColumn& column) const;
  void flag_notes(CheckedColumn& column) const;
  bool has_note(const CheckedColumn& column, ColumnNote::Kind kind) const;
  void look_at_baseline(CheckedColumn& column) const;
  void flag_names_of_rows(CheckedColumn& column) const;
  void count_lost_rows();
  void find_repeated_rows();
  void compare_columns();
  void flag_near_duplicates(const SymmetricMatrix& correlation, std::span<const std::size_t> column_of);
  std::size_t terms() const;

  Table table_;
  TolerantDecision decision_;
  const CheckOptions& options_;
  const Run& run_;
  RowLabels labels_;
  TableCheck result_;
};

TableCheck Check::make() {
  const Schema& schema = decision_.schema;
  labels_ = row_labels(table_, schema);
  result_.target = schema.target;
  result_.rows_read = table_.rows;
  result_.positives = static_cast<double>(labels_.positives);
  result_.negatives = static_cast<double>(labels_.negatives);
  result_.rows_used = schema.rows;
  result_.terms = terms();
  result_.stopped_by = decision_.stopped_by;
  result_.columns = listed(table_, decision_);
  parallel_for(run_, result_.columns.size(), [&](std::size_t i) {
    run_.check();
    look_at(result_.columns[i]);
  });
  count_lost_rows();
  find_repeated_rows();
  compare_columns();
  for (CheckedColumn& column : result_.columns) std::ranges::stable_sort(column.flags, {}, &Flag::fault);
  return std::move(result_);
}

void Check::look_at(CheckedColumn& column) const {
  const Run alone = Run(1, nullptr, -1, {}, run_.instruction_set());
  const ColumnSummary cells = summary(table_, column.index);
  if ((column.others = cells.others()) > 0) {
    const SeenText& first = cells.tally.others.texts.front();
    column.first_other = first.text;
    column.first_other_place = place_of(table_, first);
  }
  column.is_number = cells.cells > 0 && column.others == 0 && column.use != Use::categorical;
  if (column.use == Use::refused) {
    look_at_refused(column);
    return;
  }
  if (column.is_number) {
    look_at_numbers(number_cells(table_, column.index, labels_), options_.bins, alone, column);
  } else {
    look_at_texts(column);
  }
  flag_notes(column);
  flag_names_of_rows(column);
  const bool is_constant = column.all_known && column.distinct <= 1;
  if (is_constant || column.why_ignored == Exclusion::constant) column.flags = {{Fault::constant}};
  const double missing = column.missing.rows() / result_.rows();
  if (missing > much_missing && missing < 1) column.flags.push_back({Fault::nearly_empty, {}, missing});
}

void Check::look_at_texts(CheckedColumn& column) const {
  TextCells cells = text_cells(table_, column.index, labels_);
  column.missing = cells.missing;
  column.all_known = cells.all_kept;
  column.distinct = cells.all_kept ? cells.levels.size() : number_cells(table_, column.index, labels_).values.size();
  const auto feature = std::ranges::find(decision_.schema.features, column.index, &FeatureColumn::index);
  if (feature != decision_.schema.features.end()) cells = as_levels(std::move(cells), *feature);
  look_at_levels(cells, column);
  look_at_baseline(column);
}

// It is neither numbers nor levels yet: it is counted, and nothing is said of the label.
void Check::look_at_refused(CheckedColumn& column) const {
  const TextCells texts = text_cells(table_, column.index, labels_);
  column.distinct = texts.levels.size();
  column.missing = texts.missing;
  column.all_known = texts.all_kept;
  if (!texts.all_kept) {
    const NumberCells numbers = number_cells(table_, column.index, labels_);
    column.distinct = numbers.values.size();
    column.missing = numbers.missing;
  }
  column.flags = {{is_in_dress(*column.refusal) ? Fault::dressed_number : Fault::refused}};
}

// What was noted when it was decided what the column is.
void Check::flag_notes(CheckedColumn& column) const {
  using Kind = ColumnNote::Kind;
  for (const ColumnNote& note : decision_.schema.notes) {
    if (note.column != column.name) continue;
    const auto flag = [&](Fault fault, bool more) {
      column.flags.push_back({fault, note.texts, static_cast<double>(note.count), 0, more});
    };
    if (note.kind == Kind::dates) flag(Fault::date, false);
    if (note.kind == Kind::integer_dates) flag(Fault::date, true);
    if (note.kind == Kind::leading_zeros) flag(Fault::codes, true);
    if (note.kind == Kind::mixed_units) flag(Fault::dressed_number, true);
    if (note.kind == Kind::numbers_and_texts) flag(Fault::mixed_cells, false);
    if (note.kind == Kind::folded) flag(Fault::spellings, false);
    if (note.kind == Kind::same_but_for_case) flag(Fault::spellings, true);
    if (note.kind == Kind::missing_texts) flag(Fault::missing_code, false);
    if (note.kind == Kind::missing_numbers) flag(Fault::missing_code, true);
    if (note.kind == Kind::levels_like_missing) flag(Fault::missing_level, false);
  }
}

// A baseline of one class makes the coefficients of all other levels infinite: one that has both would do.
void Check::look_at_baseline(CheckedColumn& column) const {
  const auto flag = std::ranges::find(column.flags, Fault::one_class_level, &Flag::fault);
  const auto feature = std::ranges::find(decision_.schema.features, column.index, &FeatureColumn::index);
  if (flag == column.flags.end() || feature == decision_.schema.features.end() || !feature->baseline) return;
  const std::string& baseline = feature->levels[*feature->baseline].text;
  if (std::ranges::find(flag->names, baseline) == flag->names.end()) return;
  double most = 0;
  for (const CheckedBin& bin : column.bins) {
    if (bin.is_missing || bin.positive == 0 || bin.negative == 0 || bin.rows() <= most) continue;
    most = bin.rows();
    flag->instead = bin.text;
  }
}

bool Check::has_note(const CheckedColumn& column, ColumnNote::Kind kind) const {
  return std::ranges::any_of(decision_.schema.notes,
                             [&](const ColumnNote& note) { return note.kind == kind && note.column == column.name; });
}

void Check::flag_names_of_rows(CheckedColumn& column) const {
  using Kind = ColumnNote::Kind;
  const double cells = result_.rows() - column.missing.rows();
  const bool all_differ = static_cast<double>(column.distinct) == cells && cells >= fewest_identifiers;
  if (column.why_ignored == Exclusion::counts_rows || has_note(column, Kind::counts_rows)) {
    keep_leaks_alone(column.flags);
    column.flags.push_back({Fault::counts_rows});
  } else if (has_note(column, Kind::different_texts) || has_note(column, Kind::different_integers) ||
             (all_differ && !column.is_number && column.why_ignored == Exclusion::many_levels)) {
    keep_leaks_alone(column.flags);
    column.flags.push_back({Fault::identifier});
  }
}

std::size_t Check::terms() const {
  std::size_t count = 0;
  for (const FeatureColumn& feature : decision_.schema.features) {
    count += feature.type == ColumnType::numeric ? 1 : feature.levels.size() - (feature.baseline ? 1 : 0);
  }
  return count;
}

// By columns that would be used, those that would be if they were not refused, and those that are constant, perhaps for
// the rows that are lost.
void Check::count_lost_rows() {
  std::vector<std::uint32_t> missing(table_.rows);
  const auto for_each_missing = [&](const CheckedColumn& column, const auto& visit) {
    std::size_t begin = 0;
    for (const TableChunk& chunk : table_.chunks) {
      const ColumnChunk& cells = chunk.columns[column.index];
      for (std::size_t i = 0; cells.missing() > 0 && i < chunk.rows; ++i) {
        if (cells.is_missing(i) && labels_.of_row[begin + i] != RowLabels::none) visit(begin + i);
      }
      begin += chunk.rows;
    }
  };
  const auto takes_part = [](const CheckedColumn& column) {
    const bool counts = column.use != Use::ignored || column.why_ignored == Exclusion::constant;
    return counts && column.missing.rows() > 0;
  };
  for (const CheckedColumn& column : result_.columns) {
    if (takes_part(column)) for_each_missing(column, [&](std::size_t row) { ++missing[row]; });
  }
  for (CheckedColumn& column : result_.columns) {
    if (!takes_part(column)) continue;
    for_each_missing(column, [&](std::size_t row) { column.rows_lost_alone += missing[row] == 1 ? 1U : 0U; });
  }
  for (std::size_t row = 0; row < table_.rows; ++row) {
    result_.rows_complete += missing[row] == 0 && labels_.of_row[row] != RowLabels::none ? 1U : 0U;
  }
}

// Row counters are no part of what a row says.
void Check::find_repeated_rows() {
  std::vector<HashedColumn> columns;
  for (const CheckedColumn& column : result_.columns) {
    const bool counts = std::ranges::find(column.flags, Fault::counts_rows, &Flag::fault) != column.flags.end();
    if (!counts) columns.push_back({column.index, column.is_number});
  }
  result_.repeated = repeated_rows(row_hashes(table_, columns, run_), labels_.of_row);
}

// The table is given away for the design.
void Check::compare_columns() {
  const Schema& schema = decision_.schema;
  if (schema.features.empty() || schema.rows == 0) return;
  Design design = encode(std::move(table_), schema, run_);
  result_.used_positives = design.positives;
  result_.used_negatives = design.weight_sum - design.positives;
  design.standardize(run_);
  std::vector<Term> terms;
  std::vector<std::size_t> column_of;  // of each term, among the columns
  const bool all = design.terms.size() <= most_inflation || options_.inflation_of_many;
  std::size_t term = 0;
  for (const FeatureColumn& feature : schema.features) {
    const auto column = std::ranges::find(result_.columns, feature.index, &CheckedColumn::index);
    const bool is_number = feature.type == ColumnType::numeric;
    const std::size_t count = is_number ? 1 : feature.levels.size() - (feature.baseline ? 1 : 0);
    for (std::size_t i = 0; i < count; ++i, ++term) {
      if (!all && !is_number) continue;
      terms.push_back(design.terms[term]);
      column_of.push_back(static_cast<std::size_t>(column - result_.columns.begin()));
    }
  }
  if (terms.size() > most_inflation && !options_.inflation_of_many) return;
  if (terms.size() + 1 >= schema.rows) return;  // any column would be determined by others
  const DesignMatrix x(design, terms, TermUnits::standardized, kernels(run_.instruction_set()), run_);
  const SymmetricMatrix gram = x.weighted_gram();
  SymmetricMatrix correlation(terms.size());
  for (std::size_t i = 0; i < terms.size(); ++i) {
    for (std::size_t j = 0; j <= i; ++j) correlation.at(i, j) = gram.at(i + 1, j + 1);
  }
  flag_near_duplicates(correlation, column_of);
  if (!all) return;
  result_.has_inflation = true;
  const std::vector<Inflation> found = variance_inflation(correlation, column_of);
  for (std::size_t i = 0; i < found.size(); ++i) {
    if (found[i].terms == 0) continue;
    CheckedColumn& column = result_.columns[i];
    column.inflation = found[i];
    const auto per_term = found[i].per_term();
    if (!per_term || *per_term > high_inflation) {
      column.flags.push_back({Fault::variance_inflation, {}, per_term.value_or(0)});
    }
  }
}

void Check::flag_near_duplicates(const SymmetricMatrix& correlation, std::span<const std::size_t> column_of) {
  for (std::size_t i = 0; i < column_of.size(); ++i) {
    CheckedColumn& column = result_.columns[column_of[i]];
    if (!column.is_number) continue;
    for (std::size_t j = 0; j < i; ++j) {
      const CheckedColumn& earlier = result_.columns[column_of[j]];
      if (!earlier.is_number || std::abs(correlation.at(i, j)) <= same_correlation) continue;
      column.flags.push_back({Fault::near_duplicate, {earlier.name}, correlation.at(i, j)});
      break;
    }
  }
}

}  // namespace

std::optional<double> TableCheck::events_per_term() const {
  if (terms == 0) return std::nullopt;
  return std::min(used_positives, used_negatives) / static_cast<double>(terms);
}

std::size_t TableCheck::count(Fault fault) const {
  return static_cast<std::size_t>(std::ranges::count_if(columns, [&](const CheckedColumn& column) {
    return std::ranges::find(column.flags, fault, &Flag::fault) != column.flags.end();
  }));
}

std::size_t TableCheck::flags() const {
  std::size_t count = 0;
  for (const CheckedColumn& column : columns) count += column.flags.size();
  return count;
}

TableCheck check_table(Table&& table, TolerantDecision decision, const CheckOptions& options, const Run& run) {
  return Check(std::move(table), std::move(decision), options, run).make();
}

}  // namespace logreg
