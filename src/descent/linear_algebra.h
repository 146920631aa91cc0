// Dense symmetric matrices and their Cholesky factor; conjugate gradients where a matrix is known by its products
// alone.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace logreg {

// size x size; only i >= j is looked at, but at(i, j) takes both orders.
class SymmetricMatrix {
 public:
  SymmetricMatrix() = default;
  explicit SymmetricMatrix(std::size_t size) : size_(size), values_(size * size, 0.0) {}

  std::size_t size() const { return size_; }
  double& at(std::size_t i, std::size_t j) { return i >= j ? values_[j * size_ + i] : values_[i * size_ + j]; }
  double at(std::size_t i, std::size_t j) const { return i >= j ? values_[j * size_ + i] : values_[i * size_ + j]; }
  std::span<const double> values() const { return values_; }  // column by column
  std::span<double> values() { return values_; }
  std::vector<double> release() { return std::move(values_); }

 private:
  std::size_t size_ = 0;
  std::vector<double> values_;
};

// A = L L', L lower triangular.
class Cholesky {
 public:
  // Nothing when the matrix is not positive definite.
  static std::optional<Cholesky> of(SymmetricMatrix matrix);
  // Of a matrix that may be singular: a row whose pivot is not above its element of `smallest` is left out, and
  // solutions are 0 there. They solve every system that has a solution.
  static Cholesky of_semidefinite(const SymmetricMatrix& matrix, std::span<const double> smallest);

  std::size_t size() const { return size_; }
  double diagonal(std::size_t i) const { return factor_[i * size_ + i]; }
  double lower(std::size_t i, std::size_t j) const { return factor_[j * size_ + i]; }
  // What the rows before leave of the squared length of row i of a matrix with A = X X': L_ii^2 / A_ii. 0 if left out.
  double part_left(std::size_t i) const;
  std::vector<double> solve(std::span<const double> b) const;                 // A^-1 b
  std::vector<double> forward_substitution(std::span<const double> b) const;  // L^-1 b; its squared length is b' A^-1 b
  std::vector<double> backward_substitution(std::span<const double> b) const;  // L^-1' b
  // forward_substitution() of vectors that stand one after another, in place.
  void forward_substitute_each(std::span<double> vectors) const;
  Cholesky times(const Cholesky& right) const;  // L R: the factor of L (R R') L'
  SymmetricMatrix inverse() const;
  std::vector<std::vector<double>> inverse_rows() const;       // of L^-1, each as long as its part that is not 0
  SymmetricMatrix whitened(const SymmetricMatrix& b) const;    // L^-1 B L^-1'
  SymmetricMatrix unwhitened(const SymmetricMatrix& b) const;  // L^-1' B L^-1

 private:
  std::size_t size_ = 0;
  std::vector<double> factor_;  // column by column
};

// Row by row R, lower triangular, with A = R R', of a matrix that may be singular: a pivot that is zero but for
// rounding leaves its column zero. Nothing when one is clearly negative, so that there is no such R.
std::optional<std::vector<std::vector<double>>> root_of_semidefinite(const SymmetricMatrix& matrix);

// The same with A = R'R: each row as long as its part that is not 0.
std::optional<std::vector<std::vector<double>>> left_root_of_semidefinite(const SymmetricMatrix& matrix);

// Adds v v' for each of some vectors, which stand one after another, as long as the matrix is wide.
void add_squares(std::span<const double> vectors, SymmetricMatrix& to);

double dot(std::span<const double> a, std::span<const double> b);

struct ConjugateSolution {
  std::vector<double> vector;
  bool is_solved = true;  // as nearly as was wanted
};

using LinearMap = std::function<std::vector<double>(std::span<const double> vector)>;

// A^-1 b by conjugate gradients preconditioned by M (Hestenes and Stiefel 1952), for an A that is known by its products
// alone. One product A v and one solution M^-1 v a step. It ends when the residual r, measured by r' M^-1 r, is small
// beside b (truncated Newton: Dembo, Eisenstat and Steihaug 1982): where b' M^-1 b is at most `met`, M^-1 b will do;
// else enough(b' M^-1 b) says what may be left of it.
ConjugateSolution conjugate_gradients(std::span<const double> b, const LinearMap& times,
                                      const LinearMap& preconditioned, double met,
                                      const std::function<double(double length)>& enough);

}  // namespace logreg
