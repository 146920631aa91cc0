#include "descent/linear_algebra.h"

#include <Eigen/Cholesky>
#include <Eigen/Core>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <utility>

namespace logreg {

namespace {

constexpr std::size_t most_conjugate_steps = 50;

using Map = Eigen::Map<const Eigen::MatrixXd>;
using VectorMap = Eigen::Map<const Eigen::VectorXd>;

Eigen::Index index(std::size_t i) {
  return static_cast<Eigen::Index>(i);
}

// Eigen chooses block sizes by the processor's caches, and with them the order of its sums: without these constants
// its last digits would differ between machines.
void fix_block_sizes() {
  static const bool fixed = [] {
    constexpr std::ptrdiff_t kib = 1024;
    Eigen::setCpuCacheSizes(32 * kib, 512 * kib, 4096 * kib);
    Eigen::setNbThreads(1);
    return true;
  }();
  static_cast<void>(fixed);
}

std::vector<double> to_vector(const Eigen::VectorXd& values) {
  return {values.data(), values.data() + values.size()};
}

SymmetricMatrix to_symmetric(const Eigen::MatrixXd& full) {
  SymmetricMatrix result(static_cast<std::size_t>(full.rows()));
  for (std::size_t j = 0; j < result.size(); ++j) {
    for (std::size_t i = j; i < result.size(); ++i) result.at(i, j) = full(index(i), index(j));
  }
  return result;
}

}  // namespace

// In the place of the matrix.
std::optional<Cholesky> Cholesky::of(SymmetricMatrix matrix) {
  fix_block_sizes();
  Cholesky result;
  result.size_ = matrix.size();
  result.factor_ = matrix.release();
  Eigen::Map<Eigen::MatrixXd> lower(result.factor_.data(), index(result.size_), index(result.size_));
  const Eigen::LLT<Eigen::Ref<Eigen::MatrixXd>> llt(lower);
  if (llt.info() != Eigen::Success) return std::nullopt;
  lower.triangularView<Eigen::StrictlyUpper>().setZero();
  if (!lower.allFinite()) return std::nullopt;
  return result;
}

Cholesky Cholesky::of_semidefinite(const SymmetricMatrix& matrix, std::span<const double> smallest) {
  Cholesky result;
  const std::size_t size = result.size_ = matrix.size();
  result.factor_.assign(matrix.values().begin(), matrix.values().end());
  const auto column = [&](std::size_t j) { return result.factor_.data() + j * size; };
  for (std::size_t j = 0; j < size; ++j) {
    double* const own = column(j);
    std::fill_n(own, j, 0.0);
    for (std::size_t k = 0; k < j; ++k) {
      const double* const before = column(k);
      const double factor = before[j];
      for (std::size_t i = j; i < size; ++i) own[i] -= factor * before[i];
    }
    const bool is_left_out = !(own[j] > smallest[j]);
    const double pivot = is_left_out ? std::numeric_limits<double>::infinity() : std::sqrt(own[j]);
    for (std::size_t i = j + 1; i < size; ++i) own[i] /= pivot;
    own[j] = pivot;
  }
  return result;
}

std::vector<double> Cholesky::forward_substitution(std::span<const double> b) const {
  const Map lower(factor_.data(), index(size_), index(size_));
  return to_vector(lower.triangularView<Eigen::Lower>().solve(VectorMap(b.data(), index(b.size()))));
}

std::vector<double> Cholesky::backward_substitution(std::span<const double> b) const {
  const Map lower(factor_.data(), index(size_), index(size_));
  return to_vector(lower.transpose().triangularView<Eigen::Upper>().solve(VectorMap(b.data(), index(b.size()))));
}

std::vector<double> Cholesky::solve(std::span<const double> b) const {
  return backward_substitution(forward_substitution(b));
}

double Cholesky::part_left(std::size_t i) const {
  if (std::isinf(diagonal(i))) return 0;
  double length = 0;
  for (std::size_t k = 0; k <= i; ++k) length += lower(i, k) * lower(i, k);
  return diagonal(i) * diagonal(i) / length;
}

void Cholesky::forward_substitute_each(std::span<double> vectors) const {
  const Map lower(factor_.data(), index(size_), index(size_));
  Eigen::Map<Eigen::MatrixXd> columns(vectors.data(), index(size_), index(vectors.size() / size_));
  lower.triangularView<Eigen::Lower>().solveInPlace(columns);
}

Cholesky Cholesky::times(const Cholesky& right) const {
  const Map lower(factor_.data(), index(size_), index(size_));
  const Eigen::MatrixXd product =
      lower.triangularView<Eigen::Lower>() * Eigen::MatrixXd(Map(right.factor_.data(), index(size_), index(size_)));
  Cholesky result;
  result.size_ = size_;
  result.factor_.assign(product.data(), product.data() + product.size());
  return result;
}

// L^-1' L^-1 in the place of L^-1: some rows of it after the other, of which those below need nothing any more.
SymmetricMatrix Cholesky::inverse() const {
  constexpr Eigen::Index rows_at_once = 64;
  const Eigen::Index size = index(size_);
  const Map lower(factor_.data(), size, size);
  SymmetricMatrix result(size_);
  Eigen::Map<Eigen::MatrixXd> half(result.values().data(), size, size);
  half.setIdentity();
  lower.triangularView<Eigen::Lower>().solveInPlace(half);
  for (Eigen::Index i = 0; i < size; i += rows_at_once) {
    const Eigen::Index rows = std::min(rows_at_once, size - i);
    const Eigen::MatrixXd some = half.block(i, i, size - i, rows).transpose() * half.block(i, 0, size - i, i + rows);
    half.block(i, 0, rows, i + rows) = some;
  }
  half.triangularView<Eigen::StrictlyUpper>().setZero();
  return result;
}

std::vector<std::vector<double>> Cholesky::inverse_rows() const {
  const Map lower(factor_.data(), index(size_), index(size_));
  const Eigen::MatrixXd half =
      lower.triangularView<Eigen::Lower>().solve(Eigen::MatrixXd::Identity(index(size_), index(size_)));
  std::vector<std::vector<double>> result(size_);
  for (std::size_t i = 0; i < size_; ++i) {
    for (std::size_t j = 0; j <= i; ++j) result[i].push_back(half(index(i), index(j)));
  }
  return result;
}

// Each solution is transposed for the next.
SymmetricMatrix Cholesky::whitened(const SymmetricMatrix& b) const {
  const auto lower = Map(factor_.data(), index(size_), index(size_)).triangularView<Eigen::Lower>();
  Eigen::MatrixXd result = Map(b.values().data(), index(size_), index(size_)).selfadjointView<Eigen::Lower>();
  for (int side = 0; side < 2; ++side) result = lower.solve(result).transpose().eval();
  return to_symmetric(result);
}

SymmetricMatrix Cholesky::unwhitened(const SymmetricMatrix& b) const {
  const auto lower = Map(factor_.data(), index(size_), index(size_)).triangularView<Eigen::Lower>();
  Eigen::MatrixXd result = Map(b.values().data(), index(size_), index(size_)).selfadjointView<Eigen::Lower>();
  for (int side = 0; side < 2; ++side) result = lower.transpose().solve(result).transpose().eval();
  return to_symmetric(result);
}

void add_squares(std::span<const double> vectors, SymmetricMatrix& to) {
  fix_block_sizes();
  const Eigen::Index size = index(to.size());
  const Map columns(vectors.data(), size, index(vectors.size()) / size);
  Eigen::Map<Eigen::MatrixXd>(to.values().data(), size, size).selfadjointView<Eigen::Lower>().rankUpdate(columns);
}

std::optional<std::vector<std::vector<double>>> root_of_semidefinite(const SymmetricMatrix& matrix) {
  constexpr double rounding = 1e-13;  // of the diagonal, for each row before
  const std::size_t size = matrix.size();
  std::vector<std::vector<double>> root(size, std::vector<double>(size, 0.0));
  for (std::size_t j = 0; j < size; ++j) {
    const double own = matrix.at(j, j);
    const double smallest = rounding * static_cast<double>(j + 1) * own;
    const double pivot = own - dot(root[j], root[j]);
    if (!(pivot >= -1000 * smallest)) return std::nullopt;
    if (pivot <= smallest) continue;
    root[j][j] = std::sqrt(pivot);
    for (std::size_t i = j + 1; i < size; ++i) {
      const double rest = matrix.at(i, j) - dot(std::span(root[i]).first(j), std::span(root[j]).first(j));
      root[i][j] = rest / root[j][j];
    }
  }
  return root;
}

// The root of the matrix with rows and columns in the opposite order, turned back.
std::optional<std::vector<std::vector<double>>> left_root_of_semidefinite(const SymmetricMatrix& matrix) {
  const std::size_t size = matrix.size();
  SymmetricMatrix turned(size);
  for (std::size_t j = 0; j < size; ++j) {
    for (std::size_t i = j; i < size; ++i) turned.at(i, j) = matrix.at(size - 1 - i, size - 1 - j);
  }
  const auto root = root_of_semidefinite(turned);
  if (!root) return std::nullopt;
  std::vector<std::vector<double>> result(size);
  for (std::size_t i = 0; i < size; ++i) {
    for (std::size_t j = 0; j <= i; ++j) result[i].push_back((*root)[size - 1 - j][size - 1 - i]);
  }
  return result;
}

double dot(std::span<const double> a, std::span<const double> b) {
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += a[i] * b[i];
  return sum;
}

ConjugateSolution conjugate_gradients(std::span<const double> b, const LinearMap& times,
                                      const LinearMap& preconditioned, double met,
                                      const std::function<double(double length)>& enough) {
  std::vector<double> residual(b.begin(), b.end());
  std::vector<double> solved = preconditioned(residual);
  std::vector<double> solution(residual.size(), 0.0);
  std::vector<double> conjugate = solved;
  double length = dot(residual, solved);
  if (length <= met) return {std::move(solved), true};
  const double left = enough(length);
  for (std::size_t step = 0; step < most_conjugate_steps; ++step) {
    const std::vector<double> curved = times(conjugate);
    const double curvature = dot(conjugate, curved);
    if (!(curvature > 0)) break;
    const double size = length / curvature;
    for (std::size_t i = 0; i < solution.size(); ++i) {
      solution[i] += size * conjugate[i];
      residual[i] -= size * curved[i];
    }
    solved = preconditioned(residual);
    const double length_before = std::exchange(length, dot(residual, solved));
    if (length <= left) break;
    for (std::size_t i = 0; i < conjugate.size(); ++i) {
      conjugate[i] = solved[i] + length / length_before * conjugate[i];
    }
  }
  return {std::move(solution), length <= left};
}

}  // namespace logreg
