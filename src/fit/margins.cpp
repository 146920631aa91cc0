#include "fit/margins.h"

#include "base/moments.h"
#include "base/parallel.h"
#include "fit/neuron.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>
#include <span>

namespace logreg {

namespace {

class Margins {
 public:
  Margins(Objective& objective, const FitResult& fit) : objective_(objective), fit_(fit) {}

  std::vector<MarginalEffect> make() {
    std::vector<MarginalEffect> result(objective_.terms().size());
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
  double raw_weight(std::size_t term) const { return fit_.point.weights[term + 1] / objective_.terms()[term].sd; }
  void add_numeric(std::vector<MarginalEffect>& result);
  void add_levels(std::size_t c, std::vector<MarginalEffect>& result);
  Means with_level(std::size_t c, std::span<const double> effects, std::optional<std::size_t> term);
  // `value` of each row, from its logit and its block and place.
  template <class Value>
  std::vector<double> of_rows(const Value& value) const;
  std::vector<double> mean_products(std::span<const double> factors);
  double std_error(std::span<const double> gradient) const;

  Objective& objective_;
  const FitResult& fit_;
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
      const double weight = block.weights.empty() ? 1.0 : block.weights[i];
      result[b * most + i] = weight * value(fit_.logits[b * most + i], block, i);
    }
  });
  return result;
}

std::vector<double> Margins::mean_products(std::span<const double> factors) {
  std::vector<double> result = objective_.sums_of_columns(factors);
  for (double& product : result) product /= objective_.design().weight_sum;
  return result;
}

double Margins::std_error(std::span<const double> gradient) const {
  double variance = 0;
  for (std::size_t i = 0; i < gradient.size(); ++i) {
    double row = 0;
    for (std::size_t j = 0; j < gradient.size(); ++j) row += fit_.covariance->at(i, j) * gradient[j];
    variance += gradient[i] * row;
  }
  return std::sqrt(std::max(variance, 0.0));
}

void Margins::add_numeric(std::vector<MarginalEffect>& result) {
  const auto is_numeric = [](const Term& term) { return term.numeric; };
  if (std::ranges::none_of(objective_.terms(), is_numeric)) return;
  const auto slopes = of_rows([](double z, const DesignBlock&, std::size_t) { return curvature(z); });
  Sum sum;
  for (const double slope : slopes) sum.add(slope);
  const double mean_slope = sum.value() / objective_.design().weight_sum;
  // p (1 - p) changes by p (1 - p) (1 - 2 p), and 1 - 2 p = p(-z) - p(z).
  const std::vector<double> change = mean_products(
      of_rows([](double z, const DesignBlock&, std::size_t) { return curvature(z) * (sigmoid(-z) - sigmoid(z)); }));
  for (std::size_t t = 0; t < result.size(); ++t) {
    if (!objective_.terms()[t].numeric) continue;
    std::vector<double> gradient = change;
    for (double& component : gradient) component *= raw_weight(t);
    gradient[t + 1] += mean_slope / objective_.terms()[t].sd;
    result[t] = {raw_weight(t) * mean_slope, std_error(gradient)};
  }
}

// The mean probability if every row had the level of this term, or the baseline, and its gradient.
Margins::Means Margins::with_level(std::size_t c, std::span<const double> effects, std::optional<std::size_t> term) {
  const Design& design = objective_.design();
  const double own = term ? raw_weight(*term) : 0;
  const auto logit = [&](double z, const DesignBlock& block, std::size_t i) {
    return z + (own - effects[design.codes(block, c)[i]]);
  };
  Sum sum;
  for (const double p :
       of_rows([&](double z, const DesignBlock&block, std::size_t i) { return sigmoid(logit(z, block, i)); })) {
    sum.add(p);
  }
  Means result;
  result.value = sum.value() / design.weight_sum;
  result.products = mean_products(
      of_rows([&](double z, const DesignBlock& block, std::size_t i) { return curvature(logit(z, block, i)); }));
  for (std::size_t t = 0; t < objective_.terms().size(); ++t) {
    const Term& each = objective_.terms()[t];
    if (each.numeric || each.column != c) continue;
    result.products[t + 1] = result.products[0] * ((term == t ? 1 : 0) - each.mean) / each.sd;
  }
  return result;
}

void Margins::add_levels(std::size_t c, std::vector<MarginalEffect>& result) {
  std::vector<std::size_t> own;
  std::vector<double> effects(objective_.design().categorical[c].levels, 0.0);
  for (std::size_t t = 0; t < result.size(); ++t) {
    const Term& term = objective_.terms()[t];
    if (term.numeric || term.column != c) continue;
    own.push_back(t);
    effects[term.level] = raw_weight(t);
  }
  if (own.empty()) return;
  const Means baseline = with_level(c, effects, std::nullopt);
  for (const std::size_t t : own) {
    const Means level = with_level(c, effects, t);
    std::vector<double> gradient = level.products;
    for (std::size_t j = 0; j < gradient.size(); ++j) gradient[j] -= baseline.products[j];
    result[t] = {level.value - baseline.value, std_error(gradient)};
  }
}

}  // namespace

std::vector<MarginalEffect> average_marginal_effects(Objective& objective, const FitResult& fit) {
  return Margins(objective, fit).make();
}

}  // namespace logreg
