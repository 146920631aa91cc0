#include "report/threshold_report.h"

#include "base/number.h"
#include "report/evaluation_report.h"
#include "report/numbers.h"
#include "report/phrases.h"

#include <fmt/format.h>

#include <utility>
#include <vector>

namespace logreg {

namespace {

void add_metrics(Json::Object& object, const Confusion& confusion) {
  for (const Metric& metric : metrics_at_threshold(confusion)) {
    object.emplace_back(std::string(metric.name), metric.value);
  }
}

// Four decimals; "-" where it is undefined.
std::string share(std::optional<double> value) {
  return value ? metric_value(value) : significant(value);
}

// As it stands in a column beside others; "*" is in effect, "+" chosen.
std::string marked(double threshold, bool in_effect, bool is_chosen) {
  constexpr int digits = 6;
  std::string text = significant(threshold, digits);
  if (in_effect || is_chosen) text += ' ';
  if (in_effect) text += '*';
  if (is_chosen) text += '+';
  return text;
}

std::string legend(const std::optional<ThresholdChoice>& choice) {
  std::string text = "* in effect";
  if (choice && choice->chosen) text += fmt::format(", + chosen ({})", choice->criterion);
  return text + ". Positive: rows predicted so.";
}

std::vector<std::string> cells(const ThresholdRow& row, const std::optional<Costs>& costs, std::string threshold) {
  const Confusion& c = row.confusion;
  std::vector<std::string> texts = {std::move(threshold),  amount(predicted_positive(c)),
                                    share(precision(c)),   share(recall(c)),
                                    share(specificity(c)), share(accuracy(c)),
                                    share(f1(c)),          share(mcc(c))};
  if (costs) texts.back() = amount(criterion_value(Criterion::cost, *costs, c));
  return texts;
}

// The value of the criterion in effect, for comparison.
std::string in_effect(const ThresholdChoice& choice, const Evaluation& evaluation) {
  if (choice.wanted) return amount(predicted_positive(evaluation.confusion));
  const auto value = criterion_value(choice.wish.criterion, choice.wish.costs, evaluation.confusion);
  return choice.wish.criterion == Criterion::cost ? amount(value) : metric_value(value);
}

std::string value_shown(const ThresholdChoice& choice) {
  const double value = choice.chosen->value;
  return choice.wanted || choice.wish.criterion == Criterion::cost ? amount(value) : metric_value(value);
}

Json choice_json(const ThresholdChoice& choice) {
  Json::Object object = {{"criterion", choice.criterion},
                         {"cost", nullptr},
                         {"min_recall", choice.wish.min_recall},
                         {"min_precision", choice.wish.min_precision},
                         {"top", choice.wanted},
                         {"threshold", nullptr},
                         {"value", nullptr},
                         {"confusion", nullptr}};
  if (choice.has_costs) {
    object[1].second = Json::Object{{"fp", choice.wish.costs.false_positive}, {"fn", choice.wish.costs.false_negative}};
  }
  if (!choice.chosen) return object;
  object[5].second = choice.chosen->threshold;
  object[6].second = choice.chosen->value;
  object[7].second = confusion_json(choice.chosen->confusion);
  add_metrics(object, choice.chosen->confusion);
  return object;
}

// Every metric that the threshold changes, in effect and as chosen.
Report::Table comparison(const ThresholdChoice& choice, const Evaluation& evaluation) {
  constexpr int digits = 6;
  Report::Table table;
  table.columns = {{"", Report::Align::left},
                   {"at " + significant(evaluation.threshold, digits)},
                   {"at " + significant(choice.chosen->threshold, digits)}};
  const std::vector<Metric> now = metrics_at_threshold(evaluation.confusion);
  const std::vector<Metric> then = metrics_at_threshold(choice.chosen->confusion);
  for (std::size_t i = 0; i < now.size(); ++i) {
    table.rows.push_back({std::string(now[i].label), metric_value(now[i].value), metric_value(then[i].value)});
  }
  return table;
}

}  // namespace

std::string promises(const ThresholdWish& wish) {
  std::string text;
  if (wish.min_recall) text += fmt::format("recall >= {}", shortest(*wish.min_recall));
  if (wish.min_recall && wish.min_precision) text += " and ";
  if (wish.min_precision) text += fmt::format("precision >= {}", shortest(*wish.min_precision));
  return text;
}

ThresholdChoice best_choice(const ThresholdWish& wish, bool has_costs, const std::optional<ChosenThreshold>& chosen) {
  ThresholdChoice choice;
  choice.criterion = criterion_name(wish.criterion);
  choice.label = criterion_label(wish.criterion);
  choice.heading = fmt::format("Best threshold by {}", criterion_phrase(wish.criterion));
  if (has_costs) {
    choice.heading += fmt::format(" (false positive {}, false negative {})", shortest(wish.costs.false_positive),
                                  shortest(wish.costs.false_negative));
  }
  const std::string kept = promises(wish);
  if (!kept.empty()) choice.heading += ", among those with " + kept;
  choice.wish = wish;
  choice.has_costs = has_costs;
  choice.chosen = chosen;
  return choice;
}

ThresholdChoice top_choice(const std::string& asked, double wanted, const TopThreshold& top) {
  ThresholdChoice choice;
  choice.criterion = "top";
  choice.heading = "Threshold of the top " + asked;
  choice.label = "Predicted positive";
  choice.wanted = wanted;
  choice.next_tie = top.next_tie;
  choice.chosen = ChosenThreshold{top.threshold, predicted_positive(top.confusion), top.confusion};
  return choice;
}

void add_threshold_table(Report& report, std::span<const ThresholdRow> rows, const Evaluation& evaluation,
                         const std::optional<Costs>& costs, const std::optional<ThresholdChoice>& choice) {
  Report::Table table;
  table.columns = {{"Threshold", Report::Align::left},
                   {"Positive"},
                   {"Precision"},
                   {"Recall"},
                   {"Specificity"},
                   {"Accuracy"},
                   {"F1"},
                   {costs ? "Cost" : "MCC"}};
  Json::Array values;
  for (const ThresholdRow& row : rows) {
    const bool is_chosen = choice && choice->chosen && choice->chosen->threshold == row.threshold;
    table.rows.push_back(cells(row, costs, marked(row.threshold, row.threshold == evaluation.threshold, is_chosen)));
    Json::Object value = {{"threshold", row.threshold}};
    for (auto& cell : confusion_json(row.confusion)) value.push_back(std::move(cell));
    add_metrics(value, row.confusion);
    if (costs) value.emplace_back("cost", criterion_value(Criterion::cost, *costs, row.confusion));
    values.emplace_back(std::move(value));
  }
  report.begin_section("Along the threshold:");
  report.begin_section();
  report.add_table("thresholds", std::move(values), std::move(table));
  report.add_paragraph(legend(choice));
}

void add_threshold_choice(Report& report, const ThresholdChoice& choice, const Evaluation& evaluation,
                          const Target& target) {
  report.begin_section(choice.heading + ":");
  report.begin_section();
  report.add_for_programs("best", choice_json(choice));
  if (!choice.chosen) {
    report.add_paragraph("undefined: the rows are of one class only");
    return;
  }
  constexpr int digits = 6;
  report.add_for_people("Threshold", threshold_rule(target, choice.chosen->threshold));
  report.add_for_people(
      choice.label, fmt::format("{}; at {} it is {}", value_shown(choice), significant(evaluation.threshold, digits),
                                in_effect(choice, evaluation)));
  if (choice.next_tie > 1 && choice.chosen->value < *choice.wanted) {
    report.add_for_people("Ties", fmt::format("{} were asked for; the next {} have one probability",
                                              amount(*choice.wanted), amount(choice.next_tie)));
  }
  report.begin_section();
  report.add_table(confusion_table(choice.chosen->confusion, target));
  report.begin_section();
  report.add_table(comparison(choice, evaluation));
  report.begin_section();
  report.add_paragraph(
      "The threshold was chosen on these rows, so that other rows will mostly show worse figures: check it on rows of "
      "their own.");
}

}  // namespace logreg
