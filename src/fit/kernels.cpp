#include "fit/kernels.h"

#include "fit/neuron.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace logreg::kernels {

namespace {

constexpr std::size_t lanes = 8;

double total(const std::array<double, lanes>& lane) {
  return ((lane[0] + lane[1]) + (lane[2] + lane[3])) + ((lane[4] + lane[5]) + (lane[6] + lane[7]));
}

}  // namespace

void add_scaled(double* z, const double* x, double weight, std::size_t rows) {
  for (std::size_t i = 0; i < rows; ++i) z[i] += weight * x[i];
}

void add_levels(double* z, const std::uint32_t* codes, const double* effect, std::size_t rows) {
  for (std::size_t i = 0; i < rows; ++i) z[i] += effect[codes[i]];
}

double losses(const double* z, const double* labels, const double* weights, double* residual, std::size_t rows) {
  std::array<double, lanes> lane{};
  for (std::size_t i = 0; i < rows; ++i) {
    const double weight = weights == nullptr ? 1.0 : weights[i];
    lane[i % lanes] += weight * log_loss(z[i], labels[i]);
    // p - 1 = -sigmoid(-z): for label 1 the difference would cancel.
    residual[i] = weight * (labels[i] > 0.5 ? -sigmoid(-z[i]) : sigmoid(z[i]));
  }
  return total(lane);
}

void curvatures(const double* z, const double* weights, double* curvature, std::size_t rows) {
  for (std::size_t i = 0; i < rows; ++i) {
    const double weight = weights == nullptr ? 1.0 : weights[i];
    curvature[i] = weight * sigmoid(z[i]) * sigmoid(-z[i]);
  }
}

double sum(const double* a, std::size_t rows) {
  std::array<double, lanes> lane{};
  for (std::size_t i = 0; i < rows; ++i) lane[i % lanes] += a[i];
  return total(lane);
}

double dot(const double* a, const double* b, std::size_t rows) {
  std::array<double, lanes> lane{};
  const std::size_t whole = rows / lanes * lanes;
  for (std::size_t i = 0; i < whole; i += lanes) {
    for (std::size_t k = 0; k < lanes; ++k) lane[k] += a[i + k] * b[i + k];
  }
  for (std::size_t i = whole; i < rows; ++i) lane[i - whole] += a[i] * b[i];
  return total(lane);
}

void sum_by_level(const double* a, const std::uint32_t* codes, double* sum, std::size_t rows) {
  for (std::size_t i = 0; i < rows; ++i) sum[codes[i]] += a[i];
}

double largest_difference(const double* a, const double* b, std::size_t rows) {
  double largest = 0;
  for (std::size_t i = 0; i < rows; ++i) {
    const double difference = std::abs(a[i] - b[i]);
    if (difference > largest) largest = difference;
  }
  return largest;
}

}  // namespace logreg::kernels
