#include "verbs/requirements.h"

#include "base/number.h"
#include "base/sentences.h"
#include "base/text.h"
#include "verbs/bindings.h"

#include <string_view>
#include <utility>

namespace logreg {

namespace {

// The longer ones first: ">=" begins with ">".
constexpr std::pair<std::string_view, Relation> relations[] = {
    {">=", Relation::at_least}, {"<=", Relation::at_most}, {">", Relation::above}, {"<", Relation::below}};

std::vector<std::string> names() {
  std::vector<std::string> result = {"prevalence"};
  for (const std::string_view name : metric_names()) result.emplace_back(name);
  return result;
}

Requirement requirement_of(const std::string& option, const std::string& text) {
  for (const auto& [sign, relation] : relations) {
    const std::size_t place = text.find(sign);
    if (place == std::string::npos) continue;
    const std::string metric(trimmed(std::string_view(text).substr(0, place)));
    const auto bound = number_of(trimmed(std::string_view(text).substr(place + sign.size())));
    if (!bound) break;
    return {names()[chosen(option, metric, names())], relation, *bound, text};
  }
  throw error::wrong_value(option, "METRIC>=NUMBER, with >=, >, <= or <, between quotes for the shell", text);
}

bool is_met(double value, const Requirement& requirement) {
  switch (requirement.relation) {
    case Relation::at_least:
      return value >= requirement.bound;
    case Relation::above:
      return value > requirement.bound;
    case Relation::at_most:
      return value <= requirement.bound;
    case Relation::below:
      return value < requirement.bound;
  }
  return false;
}

std::optional<double> value_of(const Evaluation& evaluation, const std::string& name) {
  const Metric* const metric = find_metric(evaluation, name);
  return metric == nullptr ? evaluation.prevalence : metric->value;
}

}  // namespace

Binding requirements(std::vector<Requirement>& member) {
  return {
      [&member](const std::string& option, const std::string& text) { member.push_back(requirement_of(option, text)); },
      "", true};
}

void check_requirements(std::span<const Requirement> requirements, const Evaluation& evaluation) {
  std::vector<std::pair<std::string, std::string>> unmet;
  for (const Requirement& requirement : requirements) {
    const auto value = value_of(evaluation, requirement.metric);
    if (value && is_met(*value, requirement)) continue;
    unmet.emplace_back(requirement.text, requirement.metric + (value ? " is " + shortest(*value) : " is undefined"));
  }
  if (!unmet.empty()) throw error::not_met(unmet);
}

}  // namespace logreg
