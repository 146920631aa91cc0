#include "quality/calibration_fit.h"

#include "base/moments.h"
#include "descent/kernels.h"

#include <array>
#include <cmath>
#include <cstddef>
#include <limits>
#include <span>
#include <vector>

namespace logreg {

namespace {

// constant + slope x, where x is the centred and scaled logit.
struct Line {
  double constant = 0;
  double slope = 0;
};

// Of the sum of the rows' log losses.
struct Derivatives {
  double loss = 0;
  std::array<double, 2> gradient{};     // by constant, by slope
  std::array<double, 3> information{};  // constant, both, slope
};

class Loss {
 public:
  // Takes the logits' place and scale out of them: sums of squares keep their digits.
  Loss(const Scores& scores, std::span<const double> logits, const Run& run)
      : scores_(scores), logits_(logits), run_(run), kernels_(kernels(run.instruction_set())) {
    const auto [weight, sum] = sums([](double logit) { return logit; });
    mean_ = sum / weight;
    const double squares = sums([this](double logit) { return (logit - mean_) * (logit - mean_); })[1];
    const double sd = std::sqrt(squares / weight);
    if (sd > 0) scale_ = sd;
  }
  double mean() const { return mean_; }
  double scale() const { return scale_; }

  Derivatives at(const Line& line) const {
    const auto sums = sums_over_rows<6>(scores_, run_, [&](std::size_t begin, std::size_t end) {
      const std::size_t rows = end - begin;
      std::array<double, rows_a_piece> x;
      std::array<double, rows_a_piece> z{};
      std::array<double, rows_a_piece> labels{};
      std::array<double, rows_a_piece> residuals;
      std::array<double, rows_a_piece> losses;
      for (std::size_t i = 0; i < rows; ++i) {
        x[i] = (logits_[begin + i] - mean_) / scale_;
        z[i] = line.constant + line.slope * x[i];
        labels[i] = scores_.labels[begin + i] != 0 ? 1.0 : 0.0;
      }
      kernels_.losses(z.data(), rows, labels.data(), nullptr, residuals.data(), losses.data());
      std::array<double, 6> result{};
      for (std::size_t i = 0; i < rows; ++i) {
        const double weight = scores_.weight(begin + i);
        const double residual = weight * residuals[i];
        const double probability = labels[i] + residuals[i];
        const double curvature = weight * probability * (1 - probability);
        result[0] += weight * losses[i];
        result[1] += residual;
        result[2] += residual * x[i];
        result[3] += curvature;
        result[4] += curvature * x[i];
        result[5] += curvature * x[i] * x[i];
      }
      return result;
    });
    return {sums[0], {sums[1], sums[2]}, {sums[3], sums[4], sums[5]}};
  }

 private:
  // The sum of the weights, and of the rows' weighted values.
  template <class Value>
  std::array<double, 2> sums(const Value& value) const {
    return sums_over_rows<2>(scores_, run_, [&](std::size_t begin, std::size_t end) {
      std::array<double, 2> result{};
      for (std::size_t row = begin; row < end; ++row) {
        const double weight = scores_.weight(row);
        if (!(weight > 0)) continue;
        result[0] += weight;
        result[1] += weight * value(logits_[row]);
      }
      return result;
    });
  }

  const Scores& scores_;
  std::span<const double> logits_;
  const Run& run_;
  const Kernels& kernels_;
  double mean_ = 0;
  double scale_ = 1;
};

struct Minimum {
  Line line;
  Derivatives derivatives;
};

// Where Newton's method goes from here, and the decrement: twice what it gains if the loss is a parabola.
struct Step {
  Line direction;
  double decrement = 0;
};

Step newton_step(const Derivatives& at, bool slope_is_free) {
  const auto& [a, b, c] = at.information;
  const auto& [g, h] = at.gradient;
  Line direction{-g / a, 0};
  if (slope_is_free) {
    const double determinant = a * c - b * b;
    direction = {(b * h - c * g) / determinant, (b * g - a * h) / determinant};
  }
  return {direction, -(direction.constant * g + direction.slope * h)};
}

Line moved(const Line& from, const Line& direction, double length) {
  return {from.constant + length * direction.constant, from.slope + length * direction.slope};
}

// With step halving; without a free slope, of the constant alone. Nothing if it comes to no end.
std::optional<Minimum> minimum(const Loss& loss, const Line& start, bool slope_is_free) {
  constexpr int most_steps = 200;
  // Of the sum of the losses: nearer than this full steps square the distance, whatever rounding does to the loss.
  constexpr double near = 1e-6;
  constexpr int full_steps = 2;
  constexpr double enough = 1e-22;
  // A millionth of a standard error from the start: rounding of a fit to the same rows, which ends there.
  constexpr double at_start = 1e-12;
  Minimum at{start, loss.at(start)};
  int steps_near = 0;
  for (int i = 0; i < most_steps; ++i) {
    const Step step = newton_step(at.derivatives, slope_is_free);
    if (!std::isfinite(step.decrement)) return std::nullopt;
    if (step.decrement <= (i == 0 ? at_start : enough) || steps_near == full_steps) return at;
    if (step.decrement < near) ++steps_near;
    double length = 1;
    Minimum next{moved(at.line, step.direction, length), {}};
    next.derivatives = loss.at(next.line);
    while (steps_near == 0 && !(next.derivatives.loss < at.derivatives.loss)) {
      length /= 2;
      if (length < std::numeric_limits<double>::epsilon()) return std::nullopt;
      next.line = moved(at.line, step.direction, length);
      next.derivatives = loss.at(next.line);
    }
    at = next;
  }
  return std::nullopt;
}

// Some positive lies below some negative, and some negative below some positive.
bool classes_overlap(const Ranking& ranking) {
  bool negative_above = false, positive_above = false, inverted = false, ordered = false;
  for (const Rank& rank : ranking.ranks()) {
    inverted = inverted || (negative_above && rank.positive > 0);
    ordered = ordered || (positive_above && rank.negative > 0);
    negative_above = negative_above || rank.negative > 0;
    positive_above = positive_above || rank.positive > 0;
  }
  return inverted && ordered;
}

std::vector<double> logits_of(std::span<const double> probabilities) {
  std::vector<double> logits;
  logits.reserve(probabilities.size());
  for (const double p : probabilities) logits.push_back(std::log(p) - std::log1p(-p));
  return logits;
}

}  // namespace

CalibrationFit calibration_fit(const Scores& scores, const Ranking& ranking, const Run& run) {
  CalibrationFit fit;
  if (!ranking.has_both_classes()) return fit;
  std::vector<double> made;
  std::span<const double> logits = scores.logits;
  if (scores.are_probabilities()) {
    made = logits_of(scores.probabilities);
    logits = made;
  }
  const Loss loss(scores, logits, run);
  if (!std::isfinite(loss.mean()) || !std::isfinite(loss.scale())) return fit;
  // The line that is the logits themselves.
  const Line identity{loss.mean(), loss.scale()};
  if (const auto found = minimum(loss, identity, false)) {
    fit.intercept = found->line.constant - loss.mean();
    fit.intercept_variance = 1 / found->derivatives.information[0];
  }
  if (!classes_overlap(ranking)) return fit;
  auto line = minimum(loss, identity, true);
  // Far out all probabilities are 0 or 1, and the loss shows no way: then from the best constant.
  if (!line) line = minimum(loss, {std::log(ranking.positives() / ranking.negatives()), 0}, true);
  if (line) {
    const auto& [a, b, c] = line->derivatives.information;
    fit.slope = line->line.slope / loss.scale();
    fit.slope_variance = a / (a * c - b * b) / (loss.scale() * loss.scale());
  }
  return fit;
}

}  // namespace logreg
