#include "descent/l1_quadratic.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <optional>
#include <span>
#include <utility>

namespace logreg {

namespace {

constexpr std::size_t most_sweeps = 100;   // before the face is solved, if signs keep changing
constexpr std::size_t most_rounds = 500;   // of sweeps and a face; far more than are met
constexpr double smallest_pivot = 1e-13;   // of the diagonal: below it columns depend on each other
constexpr double slope_tolerance = 1e-12;  // of the largest slope at the start and of a kink

double sign(double x) {
  return x > 0 ? 1.0 : x < 0 ? -1.0 : 0.0;
}

// The quick factor, unless a pivot is so small that the matrix is singular.
Cholesky factor_of(const SymmetricMatrix& matrix, std::span<const double> smallest) {
  if (auto factor = Cholesky::of(matrix)) {
    bool is_regular = true;
    for (std::size_t i = 0; i < smallest.size(); ++i) {
      is_regular = is_regular && factor->diagonal(i) * factor->diagonal(i) > smallest[i];
    }
    if (is_regular) return *std::move(factor);
  }
  return Cholesky::of_semidefinite(matrix, smallest);
}

// A direction without curvature, if there is one: the first column that depends on those before it, against these.
std::optional<std::vector<double>> flat_direction(const Cholesky& factor, const SymmetricMatrix& matrix,
                                                  std::span<const double> smallest) {
  std::size_t k = 0;
  while (k < matrix.size() && std::isfinite(factor.diagonal(k))) ++k;
  if (k == matrix.size()) return std::nullopt;
  SymmetricMatrix before(k);
  std::vector<double> products(k);
  for (std::size_t j = 0; j < k; ++j) {
    for (std::size_t i = j; i < k; ++i) before.at(i, j) = matrix.at(i, j);
    products[j] = -matrix.at(k, j);
  }
  std::vector<double> direction = Cholesky::of_semidefinite(before, smallest.first(k)).solve(products);
  direction.resize(matrix.size(), 0.0);
  direction[k] = 1;
  return direction;
}

class Minimisation {
 public:
  explicit Minimisation(const QuadraticModel& model)
      : model_(model), size_(model.start.size()), weights_(model.start), slope_(model.slope) {
    curvature_.resize(size_ * size_);
    for (std::size_t j = 0; j < size_; ++j) {
      for (std::size_t i = 0; i < size_; ++i) curvature_[j * size_ + i] = model.curvature.at(i, j);
    }
    for (const double each : slope_) largest_slope_ = std::max(largest_slope_, std::abs(each));
  }

  std::vector<double> run();

 private:
  std::span<const double> column(std::size_t j) const { return {curvature_.data() + j * size_, size_}; }
  void move(std::size_t j, double change);
  bool sweep();
  bool solve_face();
  bool cut_off(std::span<const std::size_t> face, std::span<const double> direction, const SymmetricMatrix& matrix);
  bool follow(std::span<const std::size_t> face, std::span<const double> direction, double length);
  double face_slope(std::size_t j) const { return slope_[j] + model_.kinks[j] * sign(weights_[j]); }
  void restore_slope();
  bool is_minimum() const;

  const QuadraticModel& model_;
  std::size_t size_;
  std::vector<double> curvature_;  // all of it, column by column
  std::vector<double> weights_;
  std::vector<double> slope_;  // of the quadratic function at the weights
  double largest_slope_ = 0;   // at the start
};

void Minimisation::move(std::size_t j, double change) {
  const auto own = column(j);
  for (std::size_t i = 0; i < size_; ++i) slope_[i] += change * own[i];
}

// Minimises along each coordinate in turn. Returns whether some sign has changed.
bool Minimisation::sweep() {
  bool changed = false;
  for (std::size_t j = 0; j < size_; ++j) {
    const double curvature = column(j)[j];
    if (!(curvature > 0)) continue;
    const double before = weights_[j];
    weights_[j] = soft_threshold(curvature * before - slope_[j], model_.kinks[j]) / curvature;
    if (weights_[j] == before) continue;
    move(j, weights_[j] - before);
    changed = changed || (model_.kinks[j] > 0 && sign(weights_[j]) != sign(before));
  }
  return changed;
}

// Moves along a direction by `length`, or to where the first weight becomes zero, which then is exactly that: false.
bool Minimisation::follow(std::span<const std::size_t> face, std::span<const double> direction, double length) {
  std::optional<std::size_t> first;
  for (std::size_t f = 0; f < face.size(); ++f) {
    if (!(model_.kinks[face[f]] > 0) || direction[f] == 0) continue;
    const double crossing = -weights_[face[f]] / direction[f];
    if (crossing < 0 || crossing >= length) continue;
    length = crossing;
    first = f;
  }
  if (!std::isfinite(length)) return true;
  for (std::size_t f = 0; f < face.size(); ++f) {
    const std::size_t j = face[f];
    const double before = weights_[j];
    weights_[j] = first == f ? 0.0 : before + length * direction[f];
    if (weights_[j] != before) move(j, weights_[j] - before);
  }
  return !first;
}

// Takes the whole direction, but leaves every weight at zero that would change its sign, if that makes the function
// smaller: so many leave a face at once. False if nothing was done.
bool Minimisation::cut_off(std::span<const std::size_t> face, std::span<const double> direction,
                           const SymmetricMatrix& matrix) {
  std::vector<double> changes(direction.begin(), direction.end());
  bool is_cut = false;
  for (std::size_t f = 0; f < face.size(); ++f) {
    const double before = weights_[face[f]];
    if (!(model_.kinks[face[f]] > 0) || sign(before + changes[f]) == sign(before)) continue;
    changes[f] = -before;
    is_cut = true;
  }
  if (!is_cut) return false;
  double rise = 0;
  for (std::size_t g = 0; g < face.size(); ++g) {
    double curved = 0;
    for (std::size_t f = 0; f < face.size(); ++f) curved += matrix.at(f, g) * changes[f];
    rise += changes[g] * (face_slope(face[g]) + curved / 2);
  }
  if (!(rise < 0)) return false;
  for (std::size_t f = 0; f < face.size(); ++f) {
    const std::size_t j = face[f];
    const double before = weights_[j];
    weights_[j] = changes[f] == -before ? 0.0 : before + changes[f];
    if (weights_[j] != before) move(j, weights_[j] - before);
  }
  return true;
}

// To the minimum of the face that the weights lie in, or to its border: false.
bool Minimisation::solve_face() {
  std::vector<std::size_t> face;
  for (std::size_t j = 0; j < size_; ++j) {
    if ((weights_[j] != 0 || !(model_.kinks[j] > 0)) && column(j)[j] > 0) face.push_back(j);
  }
  SymmetricMatrix matrix(face.size());
  std::vector<double> smallest(face.size());
  std::vector<double> downhill(face.size());
  for (std::size_t g = 0; g < face.size(); ++g) {
    for (std::size_t f = g; f < face.size(); ++f) matrix.at(f, g) = column(face[g])[face[f]];
    smallest[g] = smallest_pivot * matrix.at(g, g);
    downhill[g] = -face_slope(face[g]);
  }
  const Cholesky factor = factor_of(matrix, smallest);
  if (auto flat = flat_direction(factor, matrix, smallest)) {
    // Along it only the absolute values change, in proportion: downhill, and at the latest at a border, it ends.
    if (dot(*flat, downhill) < 0) {
      for (double& each : *flat) each = -each;
    }
    return follow(face, *flat, std::numeric_limits<double>::infinity());
  }
  const std::vector<double> direction = factor.solve(downhill);
  if (cut_off(face, direction, matrix)) return false;
  return follow(face, direction, 1);
}

// Without the rounding errors of many moves.
void Minimisation::restore_slope() {
  slope_ = model_.slope;
  for (std::size_t j = 0; j < size_; ++j) {
    if (weights_[j] != model_.start[j]) move(j, weights_[j] - model_.start[j]);
  }
}

bool Minimisation::is_minimum() const {
  for (std::size_t j = 0; j < size_; ++j) {
    if (!(column(j)[j] > 0)) continue;
    const double kink = model_.kinks[j];
    const double excess = weights_[j] != 0 ? std::abs(face_slope(j)) : std::abs(slope_[j]) - kink;
    if (excess > slope_tolerance * std::max(kink, largest_slope_)) return false;
  }
  return true;
}

std::vector<double> Minimisation::run() {
  for (std::size_t round = 0; round < most_rounds; ++round) {
    for (std::size_t count = 0; sweep() && count < most_sweeps; ++count) {
    }
    // A border is that of a smaller face.
    while (!solve_face()) {
    }
    restore_slope();
    if (is_minimum()) break;
  }
  return std::move(weights_);
}

}  // namespace

std::vector<double> minimum(const QuadraticModel& model) {
  return Minimisation(model).run();
}

}  // namespace logreg
