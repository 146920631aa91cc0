#include "verbs/requirements.h"

#include "base/number.h"
#include "base/text.h"
#include "verbs/messages.h"

#include <string_view>
#include <utility>

namespace logreg {

namespace {

// The longer ones first: ">=" begins with ">".
constexpr std::pair<std::string_view, bool (*)(double, double)> relations[] = {
    {">=", [](double value, double bound) { return value >= bound; }},
    {"<=", [](double value, double bound) { return value <= bound; }},
    {">", [](double value, double bound) { return value > bound; }},
    {"<", [](double value, double bound) { return value < bound; }}};

}  // namespace

Requirement requirement_of(const std::string& option, const std::string& text,
                           const std::vector<std::string>& figures) {
  for (const auto& [sign, holds] : relations) {
    const std::size_t place = text.find(sign);
    if (place == std::string::npos) continue;
    const std::string figure(trimmed(std::string_view(text).substr(0, place)));
    const auto bound = number_of(trimmed(std::string_view(text).substr(place + sign.size())));
    if (!bound) break;
    return {figures[chosen(option, figure, figures)], holds, *bound, text};
  }
  throw error::wrong_value(option, "METRIC>=NUMBER, with >=, >, <= or <, between quotes for the shell", text);
}

void check_requirements(std::span<const Requirement> requirements, const FigureOf& figure_of) {
  std::vector<std::pair<std::string, std::string>> unmet;
  for (const Requirement& requirement : requirements) {
    const auto value = figure_of(requirement.figure);
    if (value && requirement.holds(*value, requirement.bound)) continue;
    unmet.emplace_back(requirement.text, requirement.figure + (value ? " is " + shortest(*value) : " is undefined"));
  }
  if (!unmet.empty()) throw error::not_met(unmet);
}

}  // namespace logreg
