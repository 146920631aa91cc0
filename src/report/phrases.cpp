#include "report/phrases.h"

#include "base/number.h"
#include "base/text.h"
#include "report/layout.h"
#include "report/numbers.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>
#include <vector>

namespace logreg {

namespace {

std::string counts(std::span<const std::pair<std::string, std::size_t>> columns) {
  std::vector<std::string> phrases;
  for (const auto& [column, count] : columns) phrases.push_back(fmt::format("{} {}", quoted_name(column), count));
  return listed(phrases);
}

std::string filled_with(const FeatureColumn& feature) {
  if (feature.missing_is_a_level) return "as " + quoted_name(feature.levels[*feature.missing_level].text);
  if (feature.missing_level) return "as a level";
  return feature.fill ? "with " + significant(*feature.fill) : std::string("with the mean");
}

}  // namespace

std::string plain_name(std::string_view name, std::size_t most) {
  return shortened(visible(name), most);
}

std::string quoted_name(std::string_view name, std::size_t most) {
  return '"' + plain_name(name, most) + '"';
}

std::string listed(std::span<const std::string> phrases, std::string_view separator, std::size_t most) {
  const std::size_t shown = phrases.size() <= most + 1 ? phrases.size() : most;
  std::string result;
  for (std::size_t i = 0; i < shown; ++i) {
    if (i > 0) result += separator;
    result += phrases[i];
  }
  if (shown < phrases.size()) result += fmt::format(" and {} more", phrases.size() - shown);
  return result;
}

std::string modelling(const Target& target) {
  if (target.trials) {
    return fmt::format("modelling P({}): column {} of {}", target.positive, quoted_name(target.column),
                       quoted_name(*target.trials));
  }
  return fmt::format("modelling P({} = {})", plain_name(target.column), positive_class(target));
}

std::string positive_class(const Target& target, std::size_t most) {
  return quoted_name(target.positive, most);
}

std::string negative_class(const Target& target, std::size_t most) {
  return target.negative ? quoted_name(*target.negative, most) : "not " + quoted_name(target.positive, most);
}

std::string positives_counted(const Target& target, double positives) {
  return fmt::format("{} of class {}", amount(positives), positive_class(target));
}

std::string negatives_counted(const Target& target, double negatives) {
  return fmt::format("{} of class {}", amount(negatives), negative_class(target));
}

std::string threshold_rule(const Target& target, double threshold) {
  return fmt::format("{}: predicted {} when the probability is greater", shortest(threshold), positive_class(target));
}

std::string rows_used(const Schema& schema) {
  if (schema.rows_dropped() == 0) return fmt::format("{}, all used", schema.rows);
  std::vector<std::string> why;
  if (schema.rows_without_target > 0) why.push_back(fmt::format("{} without target", schema.rows_without_target));
  if (schema.rows_with_other_label > 0) {
    why.push_back(fmt::format("{} with a label of neither class", schema.rows_with_other_label));
  }
  if (schema.rows_without_trials > 0) {
    why.push_back(fmt::format("{} with trials zero or missing", schema.rows_without_trials));
  }
  if (schema.rows_of_weight_zero > 0) why.push_back(fmt::format("{} with weight zero", schema.rows_of_weight_zero));
  if (schema.rows_without_weight > schema.rows_of_weight_zero) {
    why.push_back(fmt::format("{} without weight", schema.rows_without_weight - schema.rows_of_weight_zero));
  }
  if (schema.rows_without_cluster > 0) why.push_back(fmt::format("{} without cluster", schema.rows_without_cluster));
  if (schema.rows_with_missing > 0) {
    why.push_back(fmt::format("{} with missing cells ({})", schema.rows_with_missing, counts(schema.missing_cells)));
  }
  return fmt::format("{} of {} used; {} dropped: {}", schema.rows, schema.rows_read, schema.rows_dropped(),
                     listed(why));
}

std::string levels_joined(const Schema& schema) {
  constexpr std::size_t most = 3;
  std::vector<std::string> phrases;
  for (const FeatureColumn& feature : schema.columns()) {
    if (!feature.other_level) continue;
    const Level& other = feature.levels[*feature.other_level];
    std::vector<std::string> names;
    for (const Level& level : feature.joined) names.push_back(quoted_name(level.text));
    phrases.push_back(fmt::format("{} of {} ({}) to {} of {}", counted(names.size(), "level"),
                                  quoted_name(feature.name), listed(names, ", ", most), quoted_name(other.text),
                                  counted(other.rows, "row")));
  }
  return listed(phrases, "; ");
}

std::string filled_in(const Schema& schema) {
  std::vector<std::string> phrases;
  for (const FeatureColumn& feature : schema.columns()) {
    if (!feature.impute || feature.missing == 0) continue;
    phrases.push_back(fmt::format("{} {} ({})", quoted_name(feature.name), feature.missing, filled_with(feature)));
  }
  return listed(phrases);
}

std::string class_weights(const ClassWeights& weights, const Target& target) {
  return fmt::format("{} for {}, {} for {}", significant(weights.positive), positive_class(target),
                     significant(weights.negative), negative_class(target));
}

std::string baseline(const FeatureColumn& feature) {
  if (!feature.baseline) return "a coefficient for each level";
  return "baseline " + quoted_name(feature.levels[*feature.baseline].text);
}

std::string interval_heading(double level) {
  constexpr int digits = 15;  // 100 * level is off in the last one or two
  return fmt::format("[{}% Conf. Int.]", significant(100 * level, digits));
}

std::string infinite_odds_ratio(Limit limit) {
  return limit == Limit::plus_infinity ? "inf" : limit == Limit::minus_infinity ? "0" : "-";
}

std::string limit_shown(Limit limit) {
  switch (limit) {
    case Limit::none:
      return {};
    case Limit::plus_infinity:
      return "+inf";
    case Limit::minus_infinity:
      return "-inf";
    case Limit::undetermined:
      return "inf";
  }
  return {};
}

std::string reasons(std::span<const DroppedColumn> columns) {
  std::unordered_map<std::string_view, std::size_t> position;  // of each reason, in the order of appearance
  std::vector<std::vector<std::string>> names;
  for (const DroppedColumn& column : columns) {
    const auto [known, inserted] = position.emplace(column.reason, names.size());
    if (inserted) names.emplace_back();
    names[known->second].push_back(quoted_name(column.column));
  }
  std::vector<std::string> phrases(names.size());
  for (const auto& [reason, i] : position) phrases[i] = fmt::format("{} ({})", listed(names[i]), visible(reason));
  return listed(phrases, "; ");
}

std::size_t terms_shown(std::size_t terms) {
  constexpr std::size_t most = 1000;
  return std::min(terms, most);
}

std::string terms_not_shown(std::size_t terms, SettingWords words) {
  const std::size_t others = terms - terms_shown(terms);
  if (others == 0) return {};
  return fmt::format("{} not shown: all are in the model file, and {} lists them.",
                     others == 1 ? "1 more term is" : fmt::format("{} more terms are", others), words({"json"}));
}

std::vector<std::string> words(const CellFormat& format, char decimal) {
  std::vector<std::string> result;
  if (format.dressed) {
    const bool has_unit = format.unit && !format.unit->empty();
    result.push_back(has_unit ? fmt::format("numbers in {}", visible(*format.unit)) : "numbers in dress");
  }
  if (format.date) result.push_back(fmt::format("dates as {}", visible(format.date->text())));
  if (format.decimal != decimal) result.push_back(fmt::format("decimal {}", format.decimal));
  if (!format.missing.empty()) result.push_back(fmt::format("missing cells say {}", quoted_list(format.missing)));
  return result;
}

}  // namespace logreg
