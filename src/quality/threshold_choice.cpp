#include "quality/threshold_choice.h"

#include <cmath>
#include <cstddef>

namespace logreg {

namespace {

// Differences of a criterion below this part of it are those of rounding.
constexpr double rounding = 1e-14;

struct Entry {
  std::string_view name;
  std::string_view label;
  std::string_view phrase;
};

// In the order of the enumeration.
constexpr Entry entries[] = {
    {"f1", "F1", "F1"},
    {"mcc", "Matthews correlation", "Matthews correlation"},
    {"youden", "Youden's index", "Youden's index"},
    {"accuracy", "Accuracy", "accuracy"},
    {"cost", "Cost", "cost"},
    {"precision", "Precision", "precision"},
    {"recall", "Recall", "recall"},
};

bool meets(const Confusion& confusion, const ThresholdWish& wish) {
  const auto at_least = [](std::optional<double> value, std::optional<double> least) {
    return !least || (value && *value >= *least);
  };
  return at_least(recall(confusion), wish.min_recall) && at_least(precision(confusion), wish.min_precision);
}

std::optional<double> youden(const Confusion& confusion) {
  const auto of_positives = recall(confusion);
  const auto of_negatives = specificity(confusion);
  if (!of_positives || !of_negatives) return std::nullopt;
  return *of_positives + *of_negatives - 1;
}

}  // namespace

std::optional<double> criterion_value(Criterion criterion, const Costs& costs, const Confusion& c) {
  switch (criterion) {
    case Criterion::f1:
      return f1(c);
    case Criterion::mcc:
      return mcc(c);
    case Criterion::youden:
      return youden(c);
    case Criterion::accuracy:
      return accuracy(c);
    case Criterion::cost:
      return costs.false_positive * c.false_positive + costs.false_negative * c.false_negative;
    case Criterion::precision:
      return precision(c);
    case Criterion::recall:
      return recall(c);
  }
  return std::nullopt;
}

std::span<const Criterion> named_criteria() {
  static constexpr Criterion criteria[] = {Criterion::f1, Criterion::mcc, Criterion::youden, Criterion::accuracy,
                                           Criterion::cost};
  return criteria;
}

std::string_view criterion_name(Criterion criterion) {
  return entries[static_cast<std::size_t>(criterion)].name;
}

std::string_view criterion_label(Criterion criterion) {
  return entries[static_cast<std::size_t>(criterion)].label;
}

std::string_view criterion_phrase(Criterion criterion) {
  return entries[static_cast<std::size_t>(criterion)].phrase;
}

std::optional<ChosenThreshold> best_threshold(const Cuts& cuts, const ThresholdWish& wish, const Run& run) {
  const bool needs_both = wish.criterion != Criterion::accuracy && wish.criterion != Criterion::cost;
  if (needs_both && !cuts.ranking().has_both_classes()) return std::nullopt;
  const double sign = wish.criterion == Criterion::cost ? -1 : 1;
  bool found = false;
  double best_value = 0;
  Cut best;
  cuts.for_each(run, [&](const Cut& cut) {
    if (!cut.gap.is_open()) return;
    const Confusion confusion = cuts.confusion(cut);
    const auto value = criterion_value(wish.criterion, wish.costs, confusion);
    if (!value || !std::isfinite(*value) || !meets(confusion, wish)) return;
    if (found && sign * *value <= sign * best_value + rounding * std::abs(best_value)) return;
    found = true;
    best_value = *value;
    best = cut;
  });
  if (!found) return std::nullopt;
  return ChosenThreshold{best.gap.threshold().value(), best_value, cuts.confusion(best)};
}

TopThreshold top_threshold(const Cuts& cuts, double weight, const Run& run) {
  Cut chosen;
  std::optional<Cut> next;
  cuts.for_each(run, [&](const Cut& cut) {
    if (!cut.gap.is_open() || next) return;
    if (cut.true_positive + cut.false_positive <= weight * (1 + rounding)) {
      chosen = cut;
    } else {
      next = cut;
    }
  });
  TopThreshold top{chosen.gap.threshold().value(), cuts.confusion(chosen), 0};
  if (next) {
    top.next_tie = next->true_positive + next->false_positive - chosen.true_positive - chosen.false_positive;
  }
  return top;
}

}  // namespace logreg
