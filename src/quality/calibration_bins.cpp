#include "quality/calibration_bins.h"

#include "base/moments.h"
#include "quality/ranked_probabilities.h"

#include <algorithm>

namespace logreg {

namespace {

struct BinSums {
  std::size_t number = 0;
  Sum weight, positives, probabilities;
  double least = 1;
  double greatest = 0;

  void add(double positive, double negative, double probability) {
    weight.add(positive);
    weight.add(negative);
    positives.add(positive);
    probabilities.add((positive + negative) * probability);
    least = std::min(least, probability);
    greatest = std::max(greatest, probability);
  }
  CalibrationBin bin() const {
    return {weight.value(), probabilities.value() / weight.value(), positives.value() / weight.value(), least,
            greatest};
  }
};

// Which bin a tie belongs to: the number of quantiles below it. Of rows 0 .. n - 1 the k-th quantile of b lies at
// k (n - 1) / b; where rows weigh less than 1, an average weight stands for the 1.
class Quantiles {
 public:
  Quantiles(const Ranking& ranking, std::size_t bins) : bins_(static_cast<double>(bins)), number_(bins - 1) {
    const double all = ranking.positives() + ranking.negatives();
    const auto ranks = static_cast<double>(ranking.ranks().size());
    last_row_ = all - std::min(1.0, all / ranks);
  }
  // `below`: the weight of the rows below the tie; less than that of the tie before.
  std::size_t below(double below) {
    while (number_ > 0 && !(static_cast<double>(number_) * last_row_ / bins_ < below)) --number_;
    return number_;
  }

 private:
  double bins_;
  std::size_t number_;
  double last_row_ = 0;
};

}  // namespace

std::vector<CalibrationBin> calibration_bins(const Ranking& ranking, std::size_t bins, const Run& run) {
  const double all = ranking.positives() + ranking.negatives();
  Quantiles quantiles(ranking, bins);
  std::vector<BinSums> sums;
  Sum above;
  for_each_probability(ranking, run, [&](const Rank& rank, double probability) {
    above.add(rank.positive);
    above.add(rank.negative);
    const std::size_t number = quantiles.below(all - above.value());
    if (sums.empty() || sums.back().number != number) {
      sums.emplace_back();
      sums.back().number = number;
    }
    sums.back().add(rank.positive, rank.negative, probability);
  });
  std::vector<CalibrationBin> result;
  result.reserve(sums.size());
  for (const auto& sum : sums) result.push_back(sum.bin());
  std::ranges::reverse(result);
  return result;
}

}  // namespace logreg
