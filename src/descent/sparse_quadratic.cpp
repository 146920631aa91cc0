#include "descent/sparse_quadratic.h"

#include "descent/l1_quadratic.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>
#include <utility>

namespace logreg {

namespace {

constexpr std::size_t most_sweeps = 50;    // before the face is solved, if signs keep changing
constexpr std::size_t most_faces = 50;     // one after another, each within the one before
constexpr std::size_t most_rounds = 100;   // of sweeps and faces; far more than are met
constexpr std::size_t most_stale = 4;      // of them, one after another, that bring little: the rest is rounding
constexpr std::size_t most_halvings = 30;  // of a step that leads too far
// Of the diagonal, added to it where columns of levels may depend on each other, as towns and counties do: what is then
// left of a slope takes one more step.
constexpr double ridge = 1e-6;
constexpr double slope_tolerance = 1e-12;  // of the largest slope at the start and of a kink
constexpr double smallest_part = 1e-12;    // of a diagonal that elimination leaves; below it is rounding
constexpr double solved = 1e-12;           // what is left of a face's slope, squared, as its preconditioner measures it

double sign(double x) {
  return x > 0 ? 1.0 : x < 0 ? -1.0 : 0.0;
}

// What solves systems of the curvature of some weights nearly, or with no pairs exactly. Others count as 0.
class FacePreconditioner {
 public:
  FacePreconditioner(const SparseQuadratic& model, const std::vector<bool>& is_free);

  std::vector<double> solve(std::span<const double> b) const;

 private:
  bool is_free_level(std::size_t level) const { return is_free_[model_.core_size() + level]; }
  // Adds factor x the products of a level with the others in the face, but for its own.
  void add_products(std::size_t level, double factor, std::span<double> to) const;
  double products(std::size_t level, std::span<const double> with) const;

  const SparseQuadratic& model_;
  const std::vector<bool>& is_free_;
  std::vector<double> diagonal_;  // with its ridge
  std::vector<double> others_;    // what elimination leaves of it, of levels that are not eliminated
  Cholesky core_;                 // and of the core
};

double ridge_of(const SparseQuadratic& model) {
  return model.pairs.empty() ? 0 : ridge;
}

FacePreconditioner::FacePreconditioner(const SparseQuadratic& model, const std::vector<bool>& is_free)
    : model_(model), is_free_(is_free), diagonal_(model.diagonal) {
  for (double& own : diagonal_) own *= 1 + ridge_of(model);
  others_ = diagonal_;
  const std::size_t c = model.core_size();
  SymmetricMatrix left(c);
  std::vector<double> smallest(c);
  for (std::size_t j = 0; j < c; ++j) {
    for (std::size_t i = j; i < c; ++i) left.at(i, j) = is_free[i] && is_free[j] ? model.core.at(i, j) : 0.0;
    smallest[j] = smallest_part * model.core.at(j, j);
  }
  for (std::size_t level = 0; level < model.eliminated; ++level) {
    if (!is_free_level(level)) continue;
    const std::span<const double> b = model.coupling_of(level);
    for (std::size_t j = 0; j < c; ++j) {
      const double factor = is_free[j] ? b[j] / diagonal_[level] : 0;
      for (std::size_t i = j; i < c && factor != 0; ++i) left.at(i, j) -= is_free[i] ? factor * b[i] : 0;
    }
    for (const auto& [other, value] : model.pairs_of(level)) others_[other] -= value * value / diagonal_[level];
  }
  for (std::size_t level = model.eliminated; level < others_.size(); ++level) {
    others_[level] = std::max(others_[level], smallest_part * diagonal_[level]);
  }
  core_ = Cholesky::of_semidefinite(left, smallest);
}

void FacePreconditioner::add_products(std::size_t level, double factor, std::span<double> to) const {
  const std::span<const double> b = model_.coupling_of(level);
  for (std::size_t j = 0; j < b.size(); ++j) to[j] += factor * b[j];
  for (const auto& [other, value] : model_.pairs_of(level)) to[b.size() + other] += factor * value;
}

double FacePreconditioner::products(std::size_t level, std::span<const double> with) const {
  const std::span<const double> b = model_.coupling_of(level);
  double sum = dot(b, with.first(b.size()));
  for (const auto& [other, value] : model_.pairs_of(level)) sum += value * with[b.size() + other];
  return sum;
}

std::vector<double> FacePreconditioner::solve(std::span<const double> b) const {
  const std::size_t c = model_.core_size();
  std::vector<double> rest(b.begin(), b.end());
  for (std::size_t level = 0; level < model_.eliminated; ++level) {
    if (is_free_level(level)) add_products(level, -b[c + level] / diagonal_[level], rest);
  }
  std::vector<double> result(b.size(), 0.0);
  for (std::size_t j = 0; j < c; ++j) rest[j] = is_free_[j] ? rest[j] : 0;
  const std::vector<double> core = core_.solve(std::span(rest).first(c));
  for (std::size_t j = 0; j < c; ++j) result[j] = is_free_[j] ? core[j] : 0;
  for (std::size_t level = model_.eliminated; level < model_.levels(); ++level) {
    if (is_free_level(level)) result[c + level] = rest[c + level] / others_[level];
  }
  for (std::size_t level = 0; level < model_.eliminated; ++level) {
    if (is_free_level(level)) result[c + level] = (b[c + level] - products(level, result)) / diagonal_[level];
  }
  return result;
}

class Minimisation {
 public:
  explicit Minimisation(const SparseQuadratic& model)
      : model_(model), core_(model.core_size()), weights_(model.start) {
    for (const double each : model.slope) largest_slope_ = std::max(largest_slope_, std::abs(each));
    restore_core_slope();
  }

  std::vector<double> run(double accuracy);

 private:
  double curvature(std::size_t j) const {
    return j < core_ ? model_.core.at(j, j) : model_.diagonal[j - core_];
  }
  double slope(std::size_t j) const { return j < core_ ? core_slope_[j] : level_slope(j - core_); }
  double level_slope(std::size_t level) const;
  bool sweep();
  bool sweep_levels();
  bool minimise_core();
  bool solve_face();
  std::vector<double> face_step(std::span<const double> downhill, const std::vector<bool>& is_free) const;
  std::optional<std::vector<double>> falling(std::span<const double> downhill, std::span<const double> step,
                                             double size, bool& is_cut) const;
  void restore_core_slope();
  double violation() const;

  const SparseQuadratic& model_;
  std::size_t core_;
  std::vector<double> weights_;
  std::vector<double> core_slope_;  // of the quadratic function at the weights
  double largest_slope_ = 0;        // at the start
};

double Minimisation::level_slope(std::size_t level) const {
  const std::size_t own = core_ + level;
  const std::span<const double> b = model_.coupling_of(level);
  double result = model_.slope[own] + model_.diagonal[level] * (weights_[own] - model_.start[own]);
  for (std::size_t j = 0; j < core_; ++j) result += b[j] * (weights_[j] - model_.start[j]);
  for (const auto& [other, value] : model_.pairs_of(level)) {
    result += value * (weights_[core_ + other] - model_.start[core_ + other]);
  }
  return result;
}

bool Minimisation::sweep_levels() {
  bool changed = false;
  for (std::size_t level = 0; level < model_.levels(); ++level) {
    const std::size_t j = core_ + level;
    const double own = model_.diagonal[level];
    if (!(own > 0)) continue;
    const double before = weights_[j];
    weights_[j] = soft_threshold(own * before - level_slope(level), model_.kinks[j]) / own;
    if (weights_[j] == before) continue;
    const std::span<const double> b = model_.coupling_of(level);
    for (std::size_t i = 0; i < core_; ++i) core_slope_[i] += (weights_[j] - before) * b[i];
    changed = changed || sign(weights_[j]) != sign(before);
  }
  return changed;
}

bool Minimisation::minimise_core() {
  const std::vector<double> before(weights_.begin(), weights_.begin() + static_cast<std::ptrdiff_t>(core_));
  const std::vector<double> after = minimum(
      QuadraticModel{model_.core, core_slope_, before, {model_.kinks.begin(), model_.kinks.begin() + static_cast<std::ptrdiff_t>(core_)}});
  bool changed = false;
  for (std::size_t j = 0; j < core_; ++j) {
    const double change = after[j] - before[j];
    weights_[j] = after[j];
    for (std::size_t i = 0; i < core_ && change != 0; ++i) core_slope_[i] += change * model_.core.at(i, j);
    changed = changed || (model_.kinks[j] > 0 && sign(after[j]) != sign(before[j]));
  }
  return changed;
}

// Returns whether some sign has changed.
bool Minimisation::sweep() {
  const bool changed = sweep_levels();
  return minimise_core() || changed;
}

std::vector<double> Minimisation::face_step(std::span<const double> downhill,
                                            const std::vector<bool>& is_free) const {
  const FacePreconditioner preconditioner(model_, is_free);
  const auto times = [&](std::span<const double> vector) {
    std::vector<double> product = model_.times(vector);
    for (std::size_t level = 0; level < model_.levels(); ++level) {
      product[core_ + level] += ridge_of(model_) * model_.diagonal[level] * vector[core_ + level];
    }
    for (std::size_t j = 0; j < product.size(); ++j) product[j] = is_free[j] ? product[j] : 0;
    return product;
  };
  const auto preconditioned = [&](std::span<const double> vector) { return preconditioner.solve(vector); };
  return conjugate_gradients(downhill, times, preconditioned, 0, [](double length) { return solved * length; }).vector;
}

// The weights after a step of this size, those that would change their sign cut off at zero; nothing if the function
// does not fall.
std::optional<std::vector<double>> Minimisation::falling(std::span<const double> downhill,
                                                         std::span<const double> step, double size,
                                                         bool& is_cut) const {
  std::vector<double> after = weights_;
  std::vector<double> change(weights_.size());
  is_cut = false;
  for (std::size_t j = 0; j < change.size(); ++j) {
    if (step[j] == 0) continue;
    after[j] += size * step[j];
    if (model_.kinks[j] > 0 && sign(after[j]) != sign(weights_[j])) {
      after[j] = 0;
      is_cut = true;
    }
    change[j] = after[j] - weights_[j];
  }
  const double rise = dot(change, model_.times(change)) / 2 - dot(change, downhill);
  return rise < 0 ? std::optional(std::move(after)) : std::nullopt;
}

// To the minimum of the face that the weights lie in, or to a smaller face: true. False where nothing is gained.
bool Minimisation::solve_face() {
  std::vector<bool> is_free(model_.size());
  std::vector<double> downhill(model_.size(), 0.0);
  for (std::size_t j = 0; j < model_.size(); ++j) {
    is_free[j] = (weights_[j] != 0 || !(model_.kinks[j] > 0)) && curvature(j) > 0;
    if (is_free[j]) downhill[j] = -(slope(j) + model_.kinks[j] * sign(weights_[j]));
  }
  const std::vector<double> step = face_step(downhill, is_free);
  double size = 1;
  for (std::size_t halving = 0; halving < most_halvings; ++halving, size /= 2) {
    bool is_cut = false;
    auto after = falling(downhill, step, size, is_cut);
    if (!after) continue;
    weights_ = *std::move(after);
    restore_core_slope();
    return is_cut;
  }
  return false;
}

// Without the rounding errors of many moves.
void Minimisation::restore_core_slope() {
  core_slope_.assign(model_.slope.begin(), model_.slope.begin() + static_cast<std::ptrdiff_t>(core_));
  std::vector<double> change(weights_.size());
  for (std::size_t j = 0; j < change.size(); ++j) change[j] = weights_[j] - model_.start[j];
  const std::vector<double> product = model_.times(change);
  for (std::size_t j = 0; j < core_; ++j) core_slope_[j] += product[j];
}

// Of the conditions of a minimum (Karush, Kuhn and Tucker): the most, as a part of the largest slope at the start, or of
// a kink.
double Minimisation::violation() const {
  double most = 0;
  for (std::size_t j = 0; j < weights_.size(); ++j) {
    if (!(curvature(j) > 0)) continue;
    const double kink = model_.kinks[j];
    const double own = slope(j);
    const double excess = weights_[j] != 0 ? std::abs(own + kink * sign(weights_[j])) : std::abs(own) - kink;
    if (excess > 0) most = std::max(most, excess / std::max(kink, largest_slope_));
  }
  return most;
}

std::vector<double> Minimisation::run(double accuracy) {
  double least = violation();
  const double wanted = std::max(slope_tolerance, accuracy * least);
  std::size_t stale = 0;
  for (std::size_t round = 0; round < most_rounds; ++round) {
    for (std::size_t count = 0; sweep() && count < most_sweeps; ++count) {
    }
    for (std::size_t count = 0; solve_face() && count < most_faces; ++count) {
    }
    const double left = violation();
    stale = left > least / 2 ? stale + 1 : 0;
    least = std::min(least, left);
    if (left <= wanted || stale == most_stale) break;
  }
  return std::move(weights_);
}

}  // namespace

std::vector<double> SparseQuadratic::times(std::span<const double> vector) const {
  const std::size_t c = core_size();
  std::vector<double> result(vector.size(), 0.0);
  for (std::size_t j = 0; j < c; ++j) {
    for (std::size_t i = 0; i < c; ++i) result[i] += core.at(i, j) * vector[j];
  }
  for (std::size_t level = 0; level < levels(); ++level) {
    const std::span<const double> b = coupling_of(level);
    const double own = vector[c + level];
    double sum = diagonal[level] * own + dot(b, vector.first(c));
    for (const auto& [other, value] : pairs_of(level)) sum += value * vector[c + other];
    result[c + level] = sum;
    for (std::size_t j = 0; j < c && own != 0; ++j) result[j] += own * b[j];
  }
  return result;
}

std::vector<double> minimum(const SparseQuadratic& model, double accuracy) {
  return Minimisation(model).run(accuracy);
}

}  // namespace logreg
