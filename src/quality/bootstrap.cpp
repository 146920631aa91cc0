#include "quality/bootstrap.h"

#include "base/parallel.h"
#include "base/random.h"
#include "inference/distributions.h"
#include "quality/alias_table.h"
#include "quality/ranked_probabilities.h"

#include <algorithm>
#include <cmath>
#include <mutex>
#include <utility>

namespace logreg {

namespace {

// Rows of one logit and class.
struct Cell {
  std::uint32_t rank = 0;
  bool positive = false;
};

class Resampler {
 public:
  Resampler(const Ranking& ranking, double threshold, const Run& run)
      : ranking_(ranking), cells_(cells_of(ranking)), table_(weights_of(ranking, cells_)) {
    for_each_probability(ranking, run, [&](const Rank&, double p) { predicted_positive_.push_back(p > threshold); });
    rows_ = static_cast<std::uint64_t>(std::max(std::round(ranking.positives() + ranking.negatives()), 1.0));
  }

  std::vector<std::optional<double>> figures(std::uint64_t seed, const Figures& of_sample, const Run& run) const {
    constexpr std::uint64_t rows_a_check = 1 << 20;
    Random random(seed);
    std::vector<std::uint32_t> counts(cells_.size());
    for (std::uint64_t row = 0; row < rows_; ++row) {
      ++counts[table_.draw(random)];
      if (row % rows_a_check == 0) run.check();
    }
    AlignedVector<Rank> ranks;
    Confusion confusion;
    std::uint32_t last = 0;
    for (std::size_t i = 0; i < cells_.size(); ++i) {
      if (counts[i] == 0) continue;
      const auto& [rank, positive] = cells_[i];
      if (ranks.empty() || rank != last) ranks.push_back({ranking_.ranks()[rank].logit, 0, 0});
      last = rank;
      (positive ? ranks.back().positive : ranks.back().negative) += counts[i];
      cell_of(confusion, positive, predicted_positive_[rank] != 0) += counts[i];
    }
    const Ranking sample(std::move(ranks), ranking_.is_by_probability());
    return of_sample({sample, confusion});
  }

 private:
  static std::vector<Cell> cells_of(const Ranking& ranking) {
    std::vector<Cell> cells;
    for (std::size_t i = 0; i < ranking.ranks().size(); ++i) {
      const Rank& rank = ranking.ranks()[i];
      if (rank.positive > 0) cells.push_back({static_cast<std::uint32_t>(i), true});
      if (rank.negative > 0) cells.push_back({static_cast<std::uint32_t>(i), false});
    }
    return cells;
  }
  static std::vector<double> weights_of(const Ranking& ranking, const std::vector<Cell>& cells) {
    std::vector<double> weights;
    weights.reserve(cells.size());
    for (const auto& [rank, positive] : cells) {
      weights.push_back(positive ? ranking.ranks()[rank].positive : ranking.ranks()[rank].negative);
    }
    return weights;
  }
  static double& cell_of(Confusion& confusion, bool positive, bool predicted_positive) {
    if (positive) return predicted_positive ? confusion.true_positive : confusion.false_negative;
    return predicted_positive ? confusion.false_positive : confusion.true_negative;
  }

  const Ranking& ranking_;
  std::vector<Cell> cells_;
  AliasTable table_;
  std::vector<std::uint8_t> predicted_positive_;  // of each rank
  std::uint64_t rows_ = 0;
};

// Hyndman and Fan 1996, type 7. `sorted` is not empty.
double quantile(const std::vector<double>& sorted, double share) {
  const double place = share * static_cast<double>(sorted.size() - 1);
  const auto below = static_cast<std::size_t>(place);
  const std::size_t above = std::min(below + 1, sorted.size() - 1);
  return sorted[below] + (place - static_cast<double>(below)) * (sorted[above] - sorted[below]);
}

// The z of the standard normal below which this share lies, between 0 and 1.
double normal_quantile(double share) {
  const double z = normal_critical_value(std::abs(2 * share - 1));
  constexpr double half = 0.5;
  return share < half ? -z : z;
}

double share_below(double z) {
  const double beyond = two_sided_normal_tail(z) / 2;
  return z < 0 ? beyond : 1 - beyond;
}

std::optional<Interval> interval_of(std::vector<double> values, double estimate, const BootstrapOptions& options) {
  constexpr std::size_t one_in = 20;
  if (values.empty() || (options.samples - values.size()) * one_in > options.samples) return std::nullopt;
  std::ranges::sort(values);
  const auto [first, last] = std::equal_range(values.begin(), values.end(), estimate);
  // A tie counts one half.
  const double below = static_cast<double>((first - values.begin()) + (last - values.begin())) / 2;
  const double share = below / static_cast<double>(values.size());
  if (!(share > 0 && share < 1)) return std::nullopt;
  const double shift = 2 * normal_quantile(share);
  const double z = normal_critical_value(options.level);
  return Interval{quantile(values, share_below(shift - z)), quantile(values, share_below(shift + z))};
}

}  // namespace

std::vector<std::optional<Interval>> bootstrap_intervals(const Ranking& ranking, double threshold,
                                                         std::span<const std::optional<double>> estimates,
                                                         const Figures& figures, const BootstrapOptions& options,
                                                         const Run& run) {
  std::vector<std::optional<Interval>> intervals(estimates.size());
  if (ranking.ranks().empty() || options.samples == 0) return intervals;
  const Resampler resampler(ranking, threshold, run);
  Random seeds(options.seed);
  std::vector<std::uint64_t> seed_of(options.samples);
  for (std::uint64_t& each : seed_of) each = seeds.next();
  std::vector<std::vector<std::optional<double>>> found(options.samples);
  std::mutex mutex;
  std::size_t done = 0;
  parallel_for(run, options.samples, [&](std::size_t i) {
    found[i] = resampler.figures(seed_of[i], figures, run);
    const std::lock_guard lock(mutex);  // progress that went back would look like a new beginning
    run.advance({Phase::sampling, static_cast<double>(++done), static_cast<double>(options.samples)});
  });
  for (std::size_t k = 0; k < estimates.size(); ++k) {
    if (!estimates[k]) continue;
    std::vector<double> values;
    for (const auto& of_sample : found) {
      if (of_sample[k]) values.push_back(*of_sample[k]);
    }
    intervals[k] = interval_of(std::move(values), *estimates[k], options);
  }
  return intervals;
}

}  // namespace logreg
