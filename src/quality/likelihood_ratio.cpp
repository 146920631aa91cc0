#include "quality/likelihood_ratio.h"

#include "base/aligned_vector.h"
#include "base/moments.h"
#include "descent/kernels.h"
#include "inference/distributions.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

namespace logreg {

namespace {

// Less the log likelihood of rows that have one probability, the best one.
double entropy(const ClassCounts& counts) {
  const auto part = [&](double rows) { return rows > 0 ? -rows * std::log(rows / counts.rows()) : 0.0; };
  return part(counts.positive) + part(counts.negative);
}

LikelihoodRatio likelihood_ratio(double without, double with, double df) {
  LikelihoodRatio result;
  result.chi2 = std::max(2 * (without - with), 0.0);
  result.df = df;
  result.p_value = chi_squared_tail(result.chi2, df);
  return result;
}

struct Line {
  double constant = 0;
  double slope = 0;
};

// The logit constant + slope x over values, about their median and scaled by their largest
// distance from it: what most rows have keeps its digits beside an outlier.
class LineFit {
 public:
  LineFit(const std::vector<ValueCounts>& counts, const Run& run) : kernels_(logreg::kernels(run.instruction_set())) {
    center_ = quantiles(counts, {0.5}).front();
    scale_ = std::max(counts.back().value - center_, center_ - counts.front().value);
    for (auto* const numbers : {&x_, &label_, &weight_}) numbers->reserve(2 * counts.size());
    for (const ValueCounts& count : counts) {
      const double x = (count.value - center_) / scale_;
      if (count.positive > 0) add(x, 1, count.positive);
      if (count.negative > 0) add(x, 0, count.negative);
    }
  }

  // In the units of the values.
  Line descend(const Line& start) {
    Line at = {start.constant + start.slope * center_, start.slope * scale_};
    State state = state_at(at);
    for (int iteration = 0; iteration < most_iterations; ++iteration) {
      const Line step = newton_step(state);
      const double decrement = step.constant * state.gradient.constant + step.slope * state.gradient.slope;
      if (!(decrement > least_decrement)) break;
      if (!take(step, at, state)) break;
      if (decrement < small_decrement) break;  // the next one would be its square
    }
    loss_ = state.loss;
    return {at.constant - at.slope / scale_ * center_, at.slope / scale_};
  }
  double loss() const { return loss_; }

 private:
  static constexpr int most_iterations = 200;
  static constexpr double small_decrement = 1e-9;
  static constexpr double least_decrement = 1e-18;
  static constexpr std::size_t piece = 1024;

  struct State {
    double loss = 0;  // of all rows
    Line gradient;
    double information[3] = {};  // of the constant, of both, of the slope
  };

  void add(double x, double label, double weight) {
    x_.push_back(x);
    label_.push_back(label);
    weight_.push_back(weight);
  }
  State state_at(const Line& line);
  static Line newton_step(const State& state);
  bool take(const Line& step, Line& at, State& state);

  const Kernels& kernels_;
  double center_ = 0;
  double scale_ = 1;
  double loss_ = 0;
  AlignedVector<double> x_;
  AlignedVector<double> label_;  // 0 or 1: a value that both classes have stands twice
  AlignedVector<double> weight_;
};

LineFit::State LineFit::state_at(const Line& line) {
  std::array<Sum, 6> sums;
  std::array<double, piece> z;
  std::array<double, piece> residual;
  std::array<double, piece> irls;
  std::array<double, piece> scratch;
  for (std::size_t begin = 0; begin < x_.size(); begin += piece) {
    const std::size_t rows = std::min(piece, x_.size() - begin);
    const double* const x = x_.data() + begin;
    const double* const weight = weight_.data() + begin;
    const auto product = [&](const double* a) {
      double result = 0;
      kernels_.add_products(a, rows, &x, 1, &result);
      return result;
    };
    kernels_.logits(z.data(), rows, line.constant, &x, 1, &line.slope);
    sums[0].add(kernels_.losses(z.data(), rows, label_.data() + begin, weight, residual.data(), scratch.data()));
    kernels_.irls_weights(z.data(), rows, weight, irls.data());
    sums[1].add(kernels_.sum(residual.data(), rows));
    sums[2].add(product(residual.data()));
    sums[3].add(kernels_.sum(irls.data(), rows));
    sums[4].add(product(irls.data()));
    kernels_.multiply(irls.data(), x, rows, scratch.data());
    sums[5].add(product(scratch.data()));
  }
  return {sums[0].value(), {sums[1].value(), sums[2].value()}, {sums[3].value(), sums[4].value(), sums[5].value()}};
}

// Information^-1 gradient.
Line LineFit::newton_step(const State& state) {
  const auto& [a, b, c] = state.information;
  const double mean = b / a;
  const double left = c - b * mean;
  Line step;
  step.slope = (state.gradient.slope - mean * state.gradient.constant) / left;
  step.constant = state.gradient.constant / a - mean * step.slope;
  return step;
}

// The step, or the part of it that makes the loss smaller; false if none does.
bool LineFit::take(const Line& step, Line& at, State& state) {
  constexpr int most_halvings = 40;
  constexpr double rounding = 1e-13;  // of the loss
  double part = 1;
  for (int halving = 0; halving < most_halvings; ++halving, part /= 2) {
    const Line next = {at.constant - part * step.constant, at.slope - part * step.slope};
    const State found = state_at(next);
    if (!(found.loss <= state.loss + rounding * state.loss)) continue;
    at = next;
    state = found;
    return true;
  }
  return false;
}

// So many values or fewer, each the mean of some that are neighbours and have about as many rows together.
std::vector<ValueCounts> coarse(const std::vector<ValueCounts>& counts, std::size_t most) {
  const double rows_each = total(counts).rows() / static_cast<double>(most);
  std::vector<ValueCounts> result;
  ValueCounts group;
  for (const ValueCounts& count : counts) {
    group.value += count.rows() / (group.rows() + count.rows()) * (count.value - group.value);
    group += count;
    if (group.rows() < rows_each) continue;
    result.push_back(group);
    group = {};
  }
  if (group.rows() > 0) result.push_back(group);
  return result;
}

// Less the log likelihood where a threshold separates the classes: rows of one value at it are all that it leaves.
std::optional<double> separated_loss(const std::vector<ValueCounts>& counts) {
  const auto first = [&](auto begin, auto end, double ClassCounts::*of_class) {
    return std::find_if(begin, end, [&](const ValueCounts& count) { return count.*of_class > 0; })->value;
  };
  const double least_positive = first(counts.begin(), counts.end(), &ClassCounts::positive);
  const double least_negative = first(counts.begin(), counts.end(), &ClassCounts::negative);
  const double most_positive = first(counts.rbegin(), counts.rend(), &ClassCounts::positive);
  const double most_negative = first(counts.rbegin(), counts.rend(), &ClassCounts::negative);
  if (most_negative > least_positive && most_positive > least_negative) return std::nullopt;
  double loss = 0;
  for (const ValueCounts& count : counts) loss += entropy(count);
  return loss;
}

double best_loss(const std::vector<ValueCounts>& counts, const Run& run) {
  constexpr std::size_t many = 8192;  // values: a fit to fewer is a good beginning, and costs next to nothing
  constexpr std::size_t fewer = 512;
  const ClassCounts all = total(counts);
  Line start = {std::log(all.positive / all.negative), 0};
  if (counts.size() > many) {
    const std::vector<ValueCounts> few = coarse(counts, fewer);
    if (!separated_loss(few)) start = LineFit(few, run).descend(start);
  }
  LineFit fit(counts, run);
  fit.descend(start);
  return fit.loss();
}

bool has_both_classes(const ClassCounts& counts) {
  return counts.positive > 0 && counts.negative > 0;
}

}  // namespace

std::optional<LikelihoodRatio> likelihood_ratio(const std::vector<ValueCounts>& counts, const Run& run) {
  const ClassCounts all = total(counts);
  if (counts.size() < 2 || !has_both_classes(all)) return std::nullopt;
  if (!std::isfinite(counts.back().value - counts.front().value)) return std::nullopt;
  const auto separated = separated_loss(counts);
  LikelihoodRatio result = likelihood_ratio(entropy(all), separated ? *separated : best_loss(counts, run), 1);
  result.is_separated = separated.has_value();
  return result;
}

std::optional<LikelihoodRatio> likelihood_ratio(const std::vector<LevelCounts>& counts) {
  const ClassCounts all = total(counts);
  if (counts.size() < 2 || !has_both_classes(all)) return std::nullopt;
  Sum loss;
  for (const LevelCounts& level : counts) loss.add(entropy(level));
  return likelihood_ratio(entropy(all), loss.value(), static_cast<double>(counts.size() - 1));
}

}  // namespace logreg
