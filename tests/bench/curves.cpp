// AUC and every curve of so many scores, against sorting these scores with std::sort, on one thread, in one run.
//
//     curves [ROWS] [ROUNDS]
//
// Prints for each of several kinds of scores the medians of both in seconds, their ratio, and the peak memory in bytes
// a row. Nothing is written; every point that would be is computed.
#include "base/random.h"
#include "base/run.h"
#include "quality/calibration_bins.h"
#include "quality/curve_points.h"

#include <fmt/format.h>
#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstddef>
#include <cstdlib>
#include <string>
#include <vector>

namespace {

using namespace logreg;

// So many distinct logits; 0: hardly any ties. Positives are the more frequent the greater the logit.
Scores random_scores(std::size_t rows, std::size_t distinct, bool weighted) {
  Random random(1);
  Scores scores;
  scores.logits.reserve(rows);
  scores.labels.reserve(rows);
  for (std::size_t row = 0; row < rows; ++row) {
    double logit = 8 * (random.uniform() + random.uniform() + random.uniform()) - 13;
    if (distinct > 0)
      logit = std::floor(logit * static_cast<double>(distinct) / 24) * 24 / static_cast<double>(distinct);
    scores.logits.push_back(logit);
    scores.labels.push_back(random.uniform() < 1 / (1 + std::exp(-logit)));
    if (weighted) scores.weights.push_back(1 + random.uniform());
  }
  return scores;
}

template <class Work>
double seconds(const Work& work) {
  const auto begin = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

// Something of every result, so that none is left out.
double use_curves(const Scores& scores, const Run& run) {
  const Ranking ranking(scores, run);
  const Cuts cuts(ranking, run);
  const AlignedVector<Cut> turns = corners(cuts, run);
  double sum = *roc_auc(ranking) + *average_precision(ranking) + *ks(ranking);
  for (const Cut& cut : turns) {
    sum += roc_point(ranking, cut).y + gain_point(ranking, cut).x + cut.gap.threshold().value_or(0);
  }
  for_each_precision_recall_cut(cuts, run, [&](const Cut& cut) { sum += precision_recall_point(ranking, cut).y; });
  for (const CalibrationBin& bin : calibration_bins(ranking, usual_calibration_bins, run)) sum += bin.observed_share;
  return sum;
}

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

double peak_bytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return 1024.0 * static_cast<double>(usage.ru_maxrss);
}

void measure(const std::string& name, const Scores& scores, int rounds) {
  const Run run(1, nullptr, -1, {}, widest_instruction_set());
  std::vector<double> sorting, curves, ratios;
  double sum = 0;
  for (int round = 0; round < rounds; ++round) {
    std::vector<double> copy = scores.logits;
    sorting.push_back(seconds([&] { std::sort(copy.begin(), copy.end()); }));
    sum += copy.front();
    curves.push_back(seconds([&] { sum += use_curves(scores, run); }));
    ratios.push_back(curves.back() / sorting.back());
  }
  fmt::print("| {} | {:.3f} | {:.3f} | {:.2f} | {:.0f} |\n", name, median(sorting), median(curves), median(ratios),
             peak_bytes() / static_cast<double>(scores.rows()));
  if (!std::isfinite(sum)) std::abort();
}

}  // namespace

int main(int count, char** texts) {
  const std::size_t rows = count > 1 ? std::strtoull(texts[1], nullptr, 10) : 10'000'000;
  const int rounds = count > 2 ? std::atoi(texts[2]) : 3;
  if (rows < 2 || rounds < 1) {
    fmt::print(stderr, "curves [ROWS] [ROUNDS]\n");
    return 2;
  }
  fmt::print("| scores | std::sort, s | AUC and all curves, s | ratio | peak bytes a row so far |\n");
  fmt::print("| --- | ---: | ---: | ---: | ---: |\n");
  measure("distinct", random_scores(rows, 0, false), rounds);
  measure("1,000 values", random_scores(rows, 1000, false), rounds);
  measure("distinct, weighted", random_scores(rows, 0, true), rounds);
  return 0;
}
