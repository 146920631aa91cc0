#include "data/class_weights.h"

#include "base/moments.h"
#include "base/number.h"
#include "data/labels.h"
#include "data/messages.h"

#include <fmt/format.h>

#include <cstddef>
#include <optional>
#include <utility>

namespace logreg {

namespace {

// The class of a label; the negative one of several labels has a name of its own.
Labels::Class class_of(const std::string& label, const Target& target, char decimal) {
  const std::string negative = target.negative.value_or(notice::not_label(target.positive));
  if (label == target.positive) return Labels::Class::positive;
  Target named = target;
  named.negative = negative;
  const Labels::Class found = Labels(named, decimal).class_of(label);
  if (found == Labels::Class::neither && label != negative) {
    throw error::no_such_label(target.column, label, std::vector<std::string>{target.positive, negative});
  }
  return found == Labels::Class::positive ? found : Labels::Class::negative;
}

}  // namespace

ClassWeights class_weights(const std::vector<std::string>& texts, const Target& target, double positives,
                           double negatives, char decimal) {
  if (texts.size() == 1 && texts.front() == "balanced") {
    const double half = (positives + negatives) / 2;
    return {half / negatives, half / positives};
  }
  std::optional<double> positive;
  std::optional<double> negative;
  for (const std::string& text : texts) {
    if (text == "balanced") {
      throw error::wrong_class_weight("balanced alone, or weights as LABEL=W",
                                      fmt::format("{}", fmt::join(texts, ",")));
    }
    const std::size_t equals = text.rfind('=');
    const auto weight = equals == std::string::npos ? std::nullopt : parse_number(text.substr(equals + 1));
    if (!weight || !(*weight > 0)) throw error::wrong_class_weight("balanced, or LABEL=W with W above 0", text);
    const bool is_positive = class_of(text.substr(0, equals), target, decimal) == Labels::Class::positive;
    std::optional<double>& own = is_positive ? positive : negative;
    if (own) throw error::wrong_class_weight("each label once", text);
    own = weight;
  }
  return {negative.value_or(1), positive.value_or(1)};
}

double observed_weight(const DesignBlock& block, std::size_t i, const std::optional<ClassWeights>& weights) {
  const double weight = block.weight(i);
  if (!weights) return weight;
  return weight / (block.labels[i] > 0.5 ? weights->positive : weights->negative);
}

double observed_weight_sum(const Design& design, const std::optional<ClassWeights>& weights) {
  if (!weights) return design.weight_sum;
  return design.positives / weights->positive + (design.weight_sum - design.positives) / weights->negative;
}

void weigh_classes(Design& design, const ClassWeights& weights) {
  Sum all;
  Sum positive;
  for (DesignBlock& block : design.blocks) {
    AlignedVector<double> weighed(block.rows);
    for (std::size_t i = 0; i < block.rows; ++i) {
      const bool is_positive = block.labels[i] > 0.5;
      weighed[i] = block.weight(i) * (is_positive ? weights.positive : weights.negative);
      all.add(weighed[i]);
      if (is_positive) positive.add(weighed[i]);
    }
    block.weights = std::move(weighed);
  }
  design.weight_sum = all.value();
  design.positives = positive.value();
}

}  // namespace logreg
