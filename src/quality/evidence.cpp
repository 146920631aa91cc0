#include "quality/evidence.h"

#include <cmath>
#include <limits>

namespace logreg {

namespace {

constexpr double added = 0.5;  // rows of each class, to each bin

std::vector<double> cuts_of(const std::vector<ValueCounts>& counts, std::size_t bins) {
  std::vector<double> shares;
  for (std::size_t k = 1; k < bins; ++k) shares.push_back(static_cast<double>(k) / static_cast<double>(bins));
  std::vector<double> cuts;
  if (counts.size() > 1) {
    const double last = counts[counts.size() - 2].value;
    for (const double quantile : quantiles(counts, shares)) {
      const double cut = quantile < counts.back().value ? quantile : last;
      if (cuts.empty() || cut > cuts.back()) cuts.push_back(cut);
    }
  }
  cuts.push_back(std::numeric_limits<double>::infinity());
  return cuts;
}

}  // namespace

std::vector<Evidence> evidence(const std::vector<ClassCounts>& bins) {
  ClassCounts all = total(bins);
  const double more = added * static_cast<double>(bins.size());
  all += {more, more};
  std::vector<Evidence> result;
  for (const ClassCounts& bin : bins) {
    const double a = (bin.positive + added) / all.positive;
    const double b = (bin.negative + added) / all.negative;
    const double woe = std::log(a / b);
    result.push_back({woe, (a - b) * woe});
  }
  return result;
}

double information_value(const std::vector<ClassCounts>& bins) {
  double sum = 0;
  for (const Evidence& bin : evidence(bins)) sum += bin.iv;
  return sum;
}

std::vector<ValueBin> quantile_bins(const std::vector<ValueCounts>& counts, std::size_t bins) {
  std::vector<ValueBin> result;
  auto next = counts.begin();
  for (const double cut : counts.empty() ? std::vector<double>() : cuts_of(counts, bins)) {
    ValueBin bin;
    bin.upper = cut;
    for (; next != counts.end() && next->value <= cut; ++next) bin += *next;
    if (bin.rows() > 0) result.push_back(bin);
  }
  return result;
}

}  // namespace logreg
