#include "verbs/threshold_options.h"

#include "base/sentences.h"
#include "verbs/bindings.h"
#include "verbs/option_rules.h"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <vector>

namespace logreg {

namespace {

// fp=C,fn=C, in any order.
Costs costs_of(const std::string& option, const std::string& text) {
  Costs costs;
  std::vector<std::string> seen;
  const std::vector<std::string> elements = list_elements(option, text);
  for (const std::string& element : elements) {
    const std::size_t equals = element.find('=');
    const std::string name = element.substr(0, equals);
    const auto cost = number_of(equals == std::string::npos ? "" : element.substr(equals + 1));
    const bool is_new = std::find(seen.begin(), seen.end(), name) == seen.end();
    if (elements.size() != 2 || (name != "fp" && name != "fn") || !is_new || !cost || *cost < 0) {
      throw error::wrong_value(option, "the costs of a false positive and of a false negative, as fp=1,fn=20", text);
    }
    seen.push_back(name);
    (name == "fp" ? costs.false_positive : costs.false_negative) = *cost;
  }
  return costs;
}

TopRows top_of(const std::string& option, const std::string& text) {
  TopRows top{0, text.ends_with('%'), text};
  const auto amount = number_of(std::string_view(text).substr(0, text.size() - (top.is_percentage ? 1 : 0)));
  const bool fits =
      amount && (top.is_percentage ? *amount > 0 && *amount <= 100 : *amount >= 1 && *amount == std::floor(*amount));
  if (!fits) throw error::wrong_value(option, "a share above 0% up to 100%, or a whole number of rows", text);
  top.amount = *amount;
  return top;
}

Binding best(std::optional<Criterion>& member) {
  return {[&member](const std::string& option, const std::string& text) {
            std::vector<std::string> names;
            for (const Criterion criterion : named_criteria()) names.emplace_back(criterion_name(criterion));
            member = named_criteria()[chosen(option, text, names)];
          },
          "", false};
}

Binding costs(std::optional<Costs>& member) {
  return {[&member](const std::string& option, const std::string& text) { member = costs_of(option, text); }, "",
          false};
}

Binding top(std::optional<TopRows>& member) {
  return {[&member](const std::string& option, const std::string& text) { member = top_of(option, text); }, "", false};
}

}  // namespace

ThresholdWish ThresholdOptions::wish() const {
  ThresholdWish wish{Criterion::f1, costs.value_or(Costs()), min_recall, min_precision};
  if (min_recall && !min_precision) wish.criterion = Criterion::precision;
  if (min_precision && !min_recall) wish.criterion = Criterion::recall;
  if (best) wish.criterion = *best;
  return wish;
}

OptionGroup threshold_group(ThresholdOptions& options) {
  return {"Thresholds",
          {{"--thresholds", '\0', "", "Add a table of figures along the threshold", flag(options.table, true)},
           {"--best", '\0', "BY", "Choose the threshold that is best by f1, mcc, youden, accuracy or cost",
            best(options.best)},
           {"--cost", '\0', "fp=A,fn=B", "What a false positive and a false negative cost, for --best cost",
            costs(options.costs)},
           {"--min-recall", '\0', "R", "Only thresholds of this recall; without --best, the one of most precision",
            number(options.min_recall, probabilities)},
           {"--min-precision", '\0', "P", "Only thresholds of this precision; without --best, the one of most recall",
            number(options.min_precision, probabilities)},
           {"--top", '\0', "N|N%", "Choose the threshold above which are N rows, or N% of them, or the next fewer",
            top(options.top)},
           {"--save-threshold", '\0', "", "Write the chosen threshold, or --threshold, into the model file",
            flag(options.save, true)}}};
}

void check_thresholds(const ThresholdOptions& options, const std::string& model, const Given& given) {
  const bool by_cost = options.best == Criterion::cost;
  if (options.costs && !by_cost) throw error::option_without_effect("--cost", "without --best cost", "--best cost");
  if (by_cost && !options.costs) throw error::option_needs("--best cost", "--cost, as --cost fp=1,fn=20");
  for (const std::string_view other : {"--best", "--min-recall", "--min-precision"}) refuse_both(given, "--top", other);
  if (!options.save) return;
  if (!options.ask_for_one() && !given.contains("--threshold")) {
    throw error::option_needs("--save-threshold", "--best, --min-recall, --min-precision, --top or --threshold");
  }
  if (model == "-") throw error::model_on_stdin("--save-threshold");
}

}  // namespace logreg
