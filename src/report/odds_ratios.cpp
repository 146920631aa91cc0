#include "report/odds_ratios.h"

#include "base/elementary.h"
#include "base/text.h"
#include "report/html.h"
#include "report/numbers.h"
#include "report/phrases.h"
#include "report/svg_forest.h"
#include "report/told_apart.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace logreg {

namespace {

constexpr std::size_t most_drawn = 48;
constexpr std::size_t lines_a_picture = 12;  // so that one fits half a printed page

double effect_of(const ModelTerm& term) {
  return term.limit == Limit::none ? std::abs(term.coefficient) * term.sd : std::numeric_limits<double>::infinity();
}

std::optional<double> exp_of(const std::optional<double>& coefficient) {
  if (!coefficient) return std::nullopt;
  return elementary::exp(*coefficient);
}

std::string numbers_shown(const OddsRatio& ratio) {
  constexpr int digits = 4;
  if (ratio.limit != Limit::none) return limit_shown(ratio.limit) + ": no finite estimate";
  std::string estimate = significant(exp_of(ratio.coefficient), digits);
  if (!ratio.low || !ratio.high) return estimate;
  return fmt::format("{} ({} to {})", estimate, significant(exp_of(ratio.low), digits),
                     significant(exp_of(ratio.high), digits));
}

ForestLine forest_line(const OddsRatio& ratio) {
  ForestLine line{ratio.term, numbers_shown(ratio), exp_of(ratio.coefficient), exp_of(ratio.low), exp_of(ratio.high)};
  if (ratio.limit == Limit::plus_infinity) line.estimate = std::numeric_limits<double>::infinity();
  if (ratio.limit == Limit::minus_infinity) line.estimate = 0;
  return line;
}

// Those of the greatest effects, in their order.
std::vector<ForestLine> drawn_lines(std::span<const OddsRatio> ratios) {
  std::vector<std::size_t> chosen(ratios.size());
  for (std::size_t i = 0; i < chosen.size(); ++i) chosen[i] = i;
  std::ranges::stable_sort(chosen, [&](std::size_t a, std::size_t b) { return ratios[a].effect > ratios[b].effect; });
  chosen.resize(std::min(chosen.size(), most_drawn));
  std::ranges::sort(chosen);
  std::vector<ForestLine> lines;
  lines.reserve(chosen.size());
  std::vector<std::string> names;
  for (const std::size_t i : chosen) {
    lines.push_back(forest_line(ratios[i]));
    names.push_back(lines.back().name);
  }
  constexpr std::size_t widest_name = 24;
  names = told_apart(names, widest_name);
  for (std::size_t i = 0; i < lines.size(); ++i) lines[i].name = names[i];
  return lines;
}

std::string pictures(std::span<const ForestLine> lines, double level) {
  const Axis axis = forest_axis(lines);
  const std::size_t count = (lines.size() + lines_a_picture - 1) / lines_a_picture;
  std::string result;
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t begin = i * lines.size() / count;
    const std::size_t end = (i + 1) * lines.size() / count;
    const std::string part = count == 1 ? "" : fmt::format(", part {} of {}", i + 1, count);
    const std::string description =
        fmt::format("{} on a logarithmic scale, with intervals of level {}. The numbers are in the table that follows.",
                    counted(end - begin, "odds ratio"), significant(level, 15));
    result += element("div", "",
                      '\n' + svg_forest(fmt::format("forest{}", i + 1), "Odds ratios" + part, description,
                                        lines.subspan(begin, end - begin), axis));
  }
  return element("div", "class=\"charts\"", '\n' + result) + '\n';
}

Report::Table table_of(std::span<const OddsRatio> ratios, double level) {
  Report::Table table;
  table.columns = {{"Term", Report::Align::left},
                   {"Odds ratio"},
                   {interval_heading(level), Report::Align::right, 2},
                   {},
                   {"Coef."},
                   {"Std.Err."}};
  constexpr std::size_t width = 10;
  for (const OddsRatio& ratio : ratios.first(terms_shown(ratios.size()))) {
    const bool finite = ratio.limit == Limit::none;
    table.rows.push_back({visible(ratio.term),
                          finite ? odds_ratio(ratio.coefficient, width) : infinite_odds_ratio(ratio.limit),
                          fitted(exp_of(ratio.low), width), fitted(exp_of(ratio.high), width),
                          finite ? fitted(ratio.coefficient, width) : limit_shown(ratio.limit),
                          fitted(ratio.std_error, width)});
  }
  return table;
}

}  // namespace

std::vector<OddsRatio> odds_ratios(const Model& model) {
  std::vector<OddsRatio> result;
  for (const ModelTerm& term : model.terms) {
    OddsRatio ratio{term_name(model, term), term.coefficient, term.std_error, {}, {}, term.limit, effect_of(term)};
    if (term.limit != Limit::none) ratio.coefficient.reset();
    if (term.wald) {
      ratio.low = term.wald->low;
      ratio.high = term.wald->high;
    }
    result.push_back(std::move(ratio));
  }
  return result;
}

std::string odds_ratios_html(std::span<const OddsRatio> ratios, double level, std::span<const std::string> notes,
                             SettingWords words) {
  if (ratios.empty()) return element("p", "", "The model has no terms.");
  std::string result = element("p", "class=\"soft\"",
                               "By what the odds are multiplied when a column is greater by one, or at a level instead "
                               "of the baseline. The dotted line is 1: no effect.");
  result += '\n' + pictures(drawn_lines(ratios), level);
  std::vector<std::string> sentences(notes.begin(), notes.end());
  if (ratios.size() > most_drawn) {
    sentences.push_back(
        fmt::format("Drawn are {} of {} terms: those of which a standard deviation moves the logit most.", most_drawn,
                    ratios.size()));
  }
  const std::string not_shown = terms_not_shown(ratios.size(), words);
  if (!not_shown.empty()) sentences.push_back("In the table, " + not_shown);
  for (const std::string& sentence : sentences) result += element("p", "class=\"note\"", html_text(sentence)) + '\n';
  return result + html_details("The odds ratios as a table", html_table(table_of(ratios, level), "Odds ratios"));
}

}  // namespace logreg
