#include "quality/column_faults.h"

#include "inference/distributions.h"

#include <algorithm>
#include <cmath>

namespace logreg {

namespace {

constexpr FaultName names[] = {{Fault::refused, "refused", "refused"},
                               {Fault::dressed_number, "dressed_number", "dressed_numbers"},
                               {Fault::date, "date", "dates"},
                               {Fault::leak, "leak", "leaks"},
                               {Fault::constant, "constant", "constants"},
                               {Fault::counts_rows, "counts_rows", "row_counters"},
                               {Fault::identifier, "identifier", "identifiers"},
                               {Fault::near_duplicate, "near_duplicate", "near_duplicates"},
                               {Fault::variance_inflation, "variance_inflation", "inflated"},
                               {Fault::nearly_empty, "nearly_empty", "nearly_empty"},
                               {Fault::one_class_level, "one_class_level", "one_class_levels"},
                               {Fault::rare_levels, "rare_levels", "rare_levels"},
                               {Fault::codes, "codes", "codes"},
                               {Fault::mixed_cells, "mixed_cells", "mixed_cells"},
                               {Fault::spellings, "spellings", "spellings"},
                               {Fault::missing_code, "missing_code", "missing_codes"},
                               {Fault::missing_level, "missing_level", "missing_levels"},
                               {Fault::outlier, "outlier", "outliers"},
                               {Fault::heavy_tail, "heavy_tail", "heavy_tails"}};

bool is_of_one_class(const ClassCounts& counts) {
  return counts.positive == 0 || counts.negative == 0;
}

// Each level of few_rows rows or more is of one class, both classes have some, and they have most of the rows.
bool levels_decide(const std::vector<LevelCounts>& levels) {
  ClassCounts of_large;
  for (const LevelCounts& level : levels) {
    if (level.rows() < few_rows) continue;
    if (!is_of_one_class(level)) return false;
    of_large += level;
  }
  return !is_of_one_class(of_large) && 2 * of_large.rows() > total(levels).rows();
}

// In lower case, split where no letter stands and where a capital follows a small letter: regionCode2 is region, code.
std::vector<std::string> words_of(std::string_view name) {
  std::vector<std::string> words(1);
  bool after_small = false;
  for (const char c : name) {
    const bool is_small = c >= 'a' && c <= 'z';
    const bool is_capital = c >= 'A' && c <= 'Z';
    if ((!is_small && !is_capital) || (is_capital && after_small)) words.emplace_back();
    if (is_small || is_capital) words.back() += is_capital ? static_cast<char>(c - 'A' + 'a') : c;
    after_small = is_small;
  }
  return words;
}

bool is_named_like_codes(std::string_view name) {
  constexpr std::string_view of_codes[] = {"code",  "codes",   "cd",      "region", "zone",  "district", "state",
                                           "class", "type",    "kind",    "group",  "cat",   "category", "zip",
                                           "plz",   "cluster", "segment", "branch", "store", "race",     "month"};
  return std::ranges::any_of(words_of(name), [&](const std::string& word) {
    return word.ends_with("code") || word.ends_with("class") || std::ranges::find(of_codes, word) != std::end(of_codes);
  });
}

bool are_integers(const std::vector<ValueCounts>& values) {
  return std::ranges::all_of(values, [](const ValueCounts& count) { return count.value == std::floor(count.value); });
}

// What the values say as levels beside what they say on a line: p of the difference.
std::optional<double> p_of_levels(const std::vector<ValueCounts>& values, const LikelihoodRatio& line) {
  std::vector<LevelCounts> levels;
  for (const ValueCounts& value : values) levels.push_back({value, {}});
  const auto of_levels = likelihood_ratio(levels);
  if (!of_levels || of_levels->df < 2) return std::nullopt;
  return chi_squared_tail(std::max(of_levels->chi2 - line.chi2, 0.0), of_levels->df - line.df);
}

// Few integers that may be names: by how they are called, since they go from 1 on without a gap as counts do not, or
// because the label does not follow them along a line.
std::optional<Flag> codes(std::string_view name, const std::vector<ValueCounts>& values,
                          const std::optional<LikelihoodRatio>& line) {
  constexpr std::size_t fewest = 3;
  constexpr std::size_t few = 12;
  constexpr std::size_t most = 100;
  constexpr double rows_each = 5;
  constexpr double sure = 0.001;
  const std::size_t distinct = values.size();
  if (distinct < fewest || distinct > most || !line || !are_integers(values) || values.front().value < 0) return {};
  if (total(values).rows() < rows_each * static_cast<double>(distinct)) return {};
  const double p = p_of_levels(values, *line).value_or(1);
  const bool is_numbered = values.front().value == 1 && values.back().value == static_cast<double>(distinct);
  if (!is_named_like_codes(name) && !(distinct <= few && (is_numbered || p < sure))) return {};
  return Flag{Fault::codes, {}, static_cast<double>(distinct), p};
}

}  // namespace

std::span<const FaultName> fault_names() {
  return names;
}

std::string_view name_of(Fault fault) {
  return std::ranges::find(names, fault, &FaultName::fault)->name;
}

std::vector<Flag> faults_of_numbers(std::string_view name, const std::vector<ValueCounts>& values,
                                    const NumberSummary& summary, const std::optional<double>& roc_auc,
                                    const std::optional<LikelihoodRatio>& line) {
  std::vector<Flag> flags;
  if (roc_auc && (*roc_auc > leaking_auc || *roc_auc < 1 - leaking_auc)) {
    flags.push_back({Fault::leak, {}, *roc_auc});
  }
  if (const auto flag = codes(name, values, line)) flags.push_back(*flag);
  if (const auto outlier = gross_outlier(values, summary)) {
    flags.push_back({Fault::outlier, {}, outlier->value, outlier->rows, outlier->looks_like_a_code});
  } else if (const auto share = tail_share(values, summary); share && *share > heavy_tail_share) {
    flags.push_back({Fault::heavy_tail, {}, *share});
  }
  return flags;
}

std::vector<Flag> faults_of_levels(const std::vector<LevelCounts>& levels, const std::optional<double>& roc_auc) {
  std::vector<Flag> flags;
  if (levels.size() < 2) return flags;
  const bool decided_by_levels = levels_decide(levels);
  const bool leaks = decided_by_levels || (roc_auc && *roc_auc > leaking_auc);
  if (leaks) flags.push_back({Fault::leak, {}, roc_auc.value_or(1), 0, decided_by_levels});
  Flag one_class{Fault::one_class_level};
  Flag rare{Fault::rare_levels};
  for (const LevelCounts& level : levels) {
    if (!leaks && is_of_one_class(level)) one_class.names.push_back(level.text);
    if (level.rows() >= few_rows) continue;
    ++rare.amount;
    rare.of += level.rows();
  }
  if (!one_class.names.empty()) flags.push_back(one_class);
  if (rare.amount > 0) flags.push_back(rare);
  return flags;
}

}  // namespace logreg
