// Do intervals of 95% hold the truth in 95% of the cases? A simulation: samples are drawn with replacement from a
// population of rows, whose own figures are the truth.
#include "base/random.h"
#include "quality/comparison.h"
#include "quality/metrics.h"

#include <doctest/doctest.h>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string_view>

using namespace logreg;

namespace {

constexpr double threshold = 0.4;
constexpr std::size_t rows_a_sample = 500;
constexpr int samples = 2000;
// Of 2,000 samples a coverage of 95% is seen as 93.5% to 96.5% in all but one of 500 tries.
constexpr double least = 0.93;
constexpr double most = 0.97;

struct Population {
  Scores scores;
  Scores other;  // another model's, of the same rows
};

// About a third are positive; the logits spread a little more than they should.
Population population() {
  Random random(2718);
  Population result;
  for (int row = 0; row < 50000; ++row) {
    const double spread = random.uniform() + random.uniform() + random.uniform() + random.uniform() - 2;
    const double logit = 2.4 * spread - 0.8;
    const std::uint8_t label = random.uniform() < 1 / (1 + std::exp(-logit)) ? 1 : 0;
    result.scores.logits.push_back(1.2 * logit + 0.1);
    result.other.logits.push_back(0.7 * logit + random.uniform() - 0.5);
    result.scores.labels.push_back(label);
    result.other.labels.push_back(label);
  }
  return result;
}

Population sample_of(const Population& all, Random& random) {
  Population result;
  for (std::size_t i = 0; i < rows_a_sample; ++i) {
    const auto row = static_cast<std::size_t>(random.below(all.scores.rows()));
    result.scores.logits.push_back(all.scores.logits[row]);
    result.other.logits.push_back(all.other.logits[row]);
    result.scores.labels.push_back(all.scores.labels[row]);
    result.other.labels.push_back(all.scores.labels[row]);
  }
  return result;
}

struct Coverage {
  int held = 0;
  int tried = 0;

  void add(const std::optional<Interval>& interval, double truth) {
    if (!interval) return;
    ++tried;
    held += interval->low <= truth && truth <= interval->high ? 1 : 0;
  }
};

void check(const std::map<std::string_view, Coverage>& coverages) {
  for (const auto& entry : coverages) {
    const auto name = entry.first;
    const Coverage& coverage = entry.second;
    const double share = static_cast<double>(coverage.held) / coverage.tried;
    MESSAGE(name, ": ", share);
    CAPTURE(name);
    CHECK(coverage.tried == samples);
    CHECK(share >= least);
    CHECK(share <= most);
  }
}

}  // namespace

TEST_CASE("intervals of metrics hold the truth in 93% to 97% of the samples") {
  const Population all = population();
  const Evaluation truth = evaluate(all.scores, threshold);
  std::map<std::string_view, Coverage> coverages;
  Random random(31);
  for (int i = 0; i < samples; ++i) {
    const Scores sample = sample_of(all, random).scores;
    const Evaluation found = evaluate(sample, Ranking(sample), threshold, {0.95, 400, static_cast<std::uint64_t>(i)});
    for (std::size_t k = 0; k < found.metrics.size(); ++k) {
      const Metric& metric = found.metrics[k];
      if (metric.interval) coverages[metric.name].add(metric.interval, *truth.metrics[k].value);
    }
  }
  CHECK(coverages.size() == metric_names().size() - 3);  // all but those that have none
  check(coverages);
}

TEST_CASE("intervals of paired differences hold the truth in 93% to 97% of the samples") {
  const Population all = population();
  const auto compared = [](const Population& rows) {
    const Ranking one(rows.scores), other(rows.other);
    return compare({rows.scores, one, threshold}, {rows.other, other, threshold}, 0.95);
  };
  const std::vector<PairedDifference> truth = compared(all);
  std::map<std::string_view, Coverage> coverages;
  Random random(32);
  for (int i = 0; i < samples; ++i) {
    const std::vector<PairedDifference> found = compared(sample_of(all, random));
    for (std::size_t k = 0; k < found.size(); ++k)
      coverages[found[k].name].add(found[k].interval, *truth[k].difference);
  }
  CHECK(coverages.size() == 3);
  check(coverages);
}
