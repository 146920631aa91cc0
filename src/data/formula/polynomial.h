// Polynomials: plain powers, and those that are orthogonal over the rows, R's poly: with p(-1) = 0 and p(0) = 1,
//
//   p(j+1) = (x - alpha(j)) p(j) - norm2(j+1) / norm2(j) p(j-1)
//   alpha(j) = sum x p(j)^2 / sum p(j)^2,   norm2(j+1) = sum p(j)^2,   norm2(0) = 1
//
// (Stieltjes; Kennedy and Gentle 1980, 342-4), and column j is p(j) / sqrt(norm2(j+1)). Rows of the training and others
// are evaluated by the same recursion. Here x is the number less a centre, so that a large offset takes no digits.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace logreg {

class RawPolynomial {
 public:
  explicit RawPolynomial(std::size_t degree) : degree_(degree) {}

  std::size_t columns() const { return degree_; }
  void evaluate(double x, std::span<double> out) const;
  void derivative(double x, std::span<double> out) const;

 private:
  std::size_t degree_;
};

// R's attr(, "coefs"), whose alpha is `centre` more.
struct PolynomialConstants {
  double centre = 0;               // the mean, rounded
  std::vector<double> alpha = {};  // one for each degree
  std::vector<double> norm2 = {};  // two more

  bool operator==(const PolynomialConstants&) const = default;
};

class OrthogonalPolynomial {
 public:
  explicit OrthogonalPolynomial(const PolynomialConstants& constants);

  std::size_t columns() const { return steps_.size(); }
  void evaluate(double x, std::span<double> out) const;
  void derivative(double x, std::span<double> out) const;

 private:
  struct Step {
    double alpha;
    double ratio;  // norm2(j+1) / norm2(j)
    double norm;   // sqrt(norm2(j+2))
  };

  double centre_;
  std::vector<Step> steps_;
};

// More distinct values than `degree`. A norm2 is 0 or not finite where powers of the values leave the range of doubles.
PolynomialConstants learn_polynomial(std::span<const double> values, std::size_t degree);

}  // namespace logreg
