#include "inference/marginal_effects.h"

#include "base/moments.h"
#include "base/parallel.h"
#include "descent/neuron.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>
#include <span>

namespace logreg {

namespace {

class Margins {
 public:
  using Effects = std::vector<std::optional<MarginalEffect>>;

  Margins(Objective& objective, const Fit& fit, const SymmetricMatrix& covariance,
          const std::optional<ClassWeights>& class_weights)
      : objective_(objective),
        fit_(fit),
        covariance_(covariance),
        class_weights_(class_weights),
        weight_sum_(observed_weight_sum(objective.design(), class_weights)) {}

  Effects make() {
    Effects result(objective_.terms().size());
    add_numeric(result);
    for (std::size_t c = 0; c < objective_.design().categorical.size(); ++c) add_levels(c, result);
    return result;
  }

 private:
  // The mean over the rows of some quantity times (1, terms), and of another one.
  struct Means {
    double value = 0;
    std::vector<double> products;
  };
  double raw_weight(std::size_t term) const {
    return fit_.minimum.point.weights[term + 1] / objective_.terms()[term].sd;
  }
  bool is_infinite(std::size_t term) const {
    return !fit_.separation.weights.empty() && fit_.separation.weights[term].is_infinite;
  }
  void add_numeric(Effects& result);
  void add_levels(std::size_t c, Effects& result);
  Means with_level(std::size_t c, std::span<const double> effects, std::optional<std::size_t> term);
  // `value` of each row, from its logit and its block and place.
  template <class Value>
  std::vector<double> of_rows(const Value& value) const;
  double mean(std::span<const double> of_rows) const;
  std::vector<double> mean_products(std::span<const double> factors);

  Objective& objective_;
  const Fit& fit_;
  const SymmetricMatrix& covariance_;
  const std::optional<ClassWeights>& class_weights_;
  const double weight_sum_;  // of the rows as they were observed
};

template <class Value>
std::vector<double> Margins::of_rows(const Value& value) const {
  const Design& design = objective_.design();
  std::vector<double> result(design.rows);
  const std::size_t most = design.blocks.front().rows;
  parallel_for(objective_.run(), design.blocks.size(), [&](std::size_t b) {
    objective_.run().check();
    const DesignBlock& block = design.blocks[b];
    for (std::size_t i = 0; i < block.rows; ++i) {
      const double weight = observed_weight(block, i, class_weights_);
      result[b * most + i] = weight * value(fit_.minimum.logits[b * most + i], block, i);
    }
  });
  return result;
}

double Margins::mean(std::span<const double> of_rows) const {
  Sum sum;
  for (const double each : of_rows) sum.add(each);
  return sum.value() / weight_sum_;
}

std::vector<double> Margins::mean_products(std::span<const double> factors) {
  std::vector<double> result = objective_.x().transposed_times(factors);
  for (double& product : result) product /= weight_sum_;
  return result;
}

void Margins::add_numeric(Effects& result) {
  const auto is_numeric = [](const Term& term) { return term.numeric; };
  if (std::ranges::none_of(objective_.terms(), is_numeric)) return;
  const auto slopes = of_rows([](double z, const DesignBlock&, std::size_t) { return irls_weight(z); });
  const double mean_slope = mean(slopes);
  // p (1 - p) changes by p (1 - p) (1 - 2 p), and 1 - 2 p = p(-z) - p(z).
  const std::vector<double> change = mean_products(
      of_rows([](double z, const DesignBlock&, std::size_t) { return irls_weight(z) * (sigmoid(-z) - sigmoid(z)); }));
  for (std::size_t t = 0; t < result.size(); ++t) {
    if (!objective_.terms()[t].numeric || is_infinite(t)) continue;
    // Of a standard deviation, whose square stays in range.
    std::vector<double> gradient = change;
    for (double& component : gradient) component *= fit_.minimum.point.weights[t + 1];
    gradient[t + 1] += mean_slope;
    result[t] = MarginalEffect{raw_weight(t) * mean_slope, delta_method_error(covariance_, gradient) / objective_.terms()[t].sd};
  }
}

// The mean probability if every row had the level of this term, or the baseline, and its gradient.
Margins::Means Margins::with_level(std::size_t c, std::span<const double> effects, std::optional<std::size_t> term) {
  const Design& design = objective_.design();
  const double own = term ? raw_weight(*term) : 0;
  const auto logit = [&](double z, const DesignBlock& block, std::size_t i) {
    return z + (own - effects[design.codes(block, c)[i]]);
  };
  Means result;
  result.value =
      mean(of_rows([&](double z, const DesignBlock& block, std::size_t i) { return sigmoid(logit(z, block, i)); }));
  const std::vector<double> slopes =
      of_rows([&](double z, const DesignBlock& block, std::size_t i) { return irls_weight(logit(z, block, i)); });
  result.products = mean_products(slopes);
  const double mean_slope = mean(slopes);
  for (std::size_t t = 0; t < objective_.terms().size(); ++t) {
    const Term& each = objective_.terms()[t];
    if (each.numeric || each.column != c) continue;
    result.products[t + 1] = mean_slope * ((term == t ? 1 : 0) - each.mean) / each.sd;
  }
  return result;
}

void Margins::add_levels(std::size_t c, Effects& result) {
  std::vector<std::size_t> own;
  std::vector<double> effects(objective_.design().categorical[c].levels, 0.0);
  for (std::size_t t = 0; t < result.size(); ++t) {
    const Term& term = objective_.terms()[t];
    if (term.numeric || term.column != c) continue;
    own.push_back(t);
    effects[term.level] = raw_weight(t);
  }
  if (own.empty()) return;
  std::optional<std::size_t> first;  // that the others are compared with, where there is no baseline
  if (own.size() == effects.size()) first = own.front();
  const Means baseline = with_level(c, effects, first);
  for (const std::size_t t : own) {
    if (t == first || is_infinite(t)) continue;
    const Means level = with_level(c, effects, t);
    std::vector<double> gradient = level.products;
    for (std::size_t j = 0; j < gradient.size(); ++j) gradient[j] -= baseline.products[j];
    result[t] = MarginalEffect{level.value - baseline.value, delta_method_error(covariance_, gradient)};
  }
}

}  // namespace

double delta_method_error(const SymmetricMatrix& covariance, std::span<const double> gradient) {
  // Of its largest component, whose square stays in range.
  double most = 0;
  for (const double component : gradient) most = std::max(most, std::abs(component));
  if (most == 0 || !std::isfinite(most)) return most;
  double variance = 0;
  for (std::size_t i = 0; i < gradient.size(); ++i) {
    double row = 0;
    for (std::size_t j = 0; j < gradient.size(); ++j) row += covariance.at(i, j) * (gradient[j] / most);
    variance += gradient[i] / most * row;
  }
  return most * std::sqrt(std::max(variance, 0.0));
}

std::vector<std::optional<MarginalEffect>> average_marginal_effects(Objective& objective, const Fit& fit,
                                                                    const SymmetricMatrix& covariance,
                                                                    const std::optional<ClassWeights>& class_weights) {
  return Margins(objective, fit, covariance, class_weights).make();
}

}  // namespace logreg
