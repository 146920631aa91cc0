#include "quality/delong.h"

#include "base/moments.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <functional>
#include <span>

namespace logreg {

namespace {

// Weight, mean and sum of squares about the mean of a class: West 1979.
class Spread {
 public:
  void add(double weight, double value) {
    if (!(weight > 0)) return;
    weight_ += weight;
    const double delta = value - mean_;
    mean_ += delta * (weight / weight_);
    squares_.add(weight * delta * (value - mean_));
  }
  // Of the mean, counting weights as rows.
  std::optional<double> variance_of_mean() const {
    if (!(weight_ > 1)) return std::nullopt;
    return squares_.value() / (weight_ - 1) / weight_;
  }

 private:
  double weight_ = 0;
  double mean_ = 0;
  Sum squares_;
};

std::optional<double> sum_of(const std::optional<double>& a, const std::optional<double>& b) {
  if (!a || !b) return std::nullopt;
  return *a + *b;
}

// visit(rank, component of its positives, component of its negatives)
template <class Visit>
void for_each_component(const Ranking& ranking, const Visit& visit) {
  constexpr double half = 0.5;
  Sum positives_above, negatives_above;
  for (const Rank& rank : ranking.ranks()) {
    const double above = negatives_above.value() + half * rank.negative;
    visit(rank, std::max(ranking.negatives() - above, 0.0) / ranking.negatives(),
          (positives_above.value() + half * rank.positive) / ranking.positives());
    positives_above.add(rank.positive);
    negatives_above.add(rank.negative);
  }
}

}  // namespace

std::optional<double> roc_auc_variance(const Ranking& ranking) {
  if (!ranking.has_both_classes()) return std::nullopt;
  Spread of_positives, of_negatives;
  for_each_component(ranking, [&](const Rank& rank, double positive, double negative) {
    of_positives.add(rank.positive, positive);
    of_negatives.add(rank.negative, negative);
  });
  return sum_of(of_positives.variance_of_mean(), of_negatives.variance_of_mean());
}

std::vector<double> roc_components(const Scores& scores, const Ranking& ranking, const Run& run) {
  std::vector<double> components(scores.rows());
  if (!ranking.has_both_classes()) return components;
  std::vector<std::array<double, 2>> of_ranks;  // of a negative, of a positive
  of_ranks.reserve(ranking.ranks().size());
  for_each_component(ranking, [&](const Rank&, double positive, double negative) {
    of_ranks.push_back({negative, positive});
  });
  const std::span<const double> values = scores.values();
  parallel_for(run, (scores.rows() + rows_a_piece - 1) / rows_a_piece, [&](std::size_t piece) {
    const std::size_t end = std::min((piece + 1) * rows_a_piece, scores.rows());
    for (std::size_t row = piece * rows_a_piece; row < end; ++row) {
      if (scores.weight(row) == 0) continue;  // its logit may have no rank
      const auto rank = std::ranges::lower_bound(ranking.ranks(), values[row], std::greater(), &Rank::logit);
      const auto place = static_cast<std::size_t>(rank - ranking.ranks().begin());
      components[row] = of_ranks[place][scores.labels[row] != 0 ? 1 : 0];
    }
  });
  return components;
}

std::optional<double> roc_variance(const Scores& scores, const std::vector<double>& components, const Run& run) {
  Spread of_positives, of_negatives;
  for (std::size_t row = 0; row < scores.rows(); ++row) {
    (scores.labels[row] != 0 ? of_positives : of_negatives).add(scores.weight(row), components[row]);
    if (row % rows_a_piece == 0) run.check();
  }
  return sum_of(of_positives.variance_of_mean(), of_negatives.variance_of_mean());
}

}  // namespace logreg
