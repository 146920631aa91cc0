#include "descent/coordinates.h"

#include <cmath>
#include <utility>

namespace logreg {

TermScale term_scale(const Design& design, const Term& term) {
  if (!term.numeric) return {term.mean, term.sd};
  const NumericColumn& column = design.numeric[term.column];
  const double center = term.mean == column.mean ? 0 : std::ldexp(term.mean - column.mean, -column.exponent);
  return {center, std::ldexp(term.sd, -column.exponent)};
}

std::vector<TermScale> term_scales(const Design& design, std::span<const Term> terms) {
  std::vector<TermScale> result;
  for (const Term& term : terms) result.push_back(term_scale(design, term));
  return result;
}

std::vector<double> stored_weights(std::span<const double> standardized, std::span<const TermScale> scales) {
  std::vector<double> result = {standardized[0]};
  for (std::size_t t = 0; t < scales.size(); ++t) {
    const double effect = standardized[t + 1] / scales[t].scale;
    result[0] -= effect * scales[t].center;
    result.push_back(effect);
  }
  return result;
}

std::vector<double> standardized_weights(std::span<const double> stored, std::span<const TermScale> scales) {
  std::vector<double> result = {stored[0]};
  for (std::size_t t = 0; t < scales.size(); ++t) {
    result[0] += stored[t + 1] * scales[t].center;
    result.push_back(stored[t + 1] * scales[t].scale);
  }
  return result;
}

void add_stored_weight(double weight, std::size_t term, const TermScale& scale, std::span<double> standardized) {
  standardized[term + 1] += weight * scale.scale;
  standardized[0] += weight * scale.center;
}

double stored_derivative(std::span<const double> standardized, std::size_t term, const TermScale& scale) {
  return scale.scale * standardized[term + 1] + scale.center * standardized[0];
}

std::vector<double> standardized_gradient(std::span<const double> stored, std::span<const TermScale> scales) {
  std::vector<double> result = {stored[0]};
  for (std::size_t t = 0; t < scales.size(); ++t) {
    result.push_back((stored[t + 1] - scales[t].center * stored[0]) / scales[t].scale);
  }
  return result;
}

std::vector<double> standardized_weights(std::vector<double> raw, std::span<const Term> terms) {
  for (std::size_t t = 0; t < terms.size(); ++t) {
    raw[0] += raw[t + 1] * terms[t].mean;
    raw[t + 1] *= terms[t].sd;
  }
  return raw;
}

double raw_coefficient(double weight, const Term& term) {
  return weight / term.sd;
}

std::vector<double> raw_weights(std::span<const double> stored, std::span<const Term> terms, const Design& design) {
  std::vector<double> result(stored.begin(), stored.end());
  for (std::size_t t = 0; t < terms.size(); ++t) {
    if (!terms[t].numeric) continue;
    const NumericColumn& column = design.numeric[terms[t].column];
    result[t + 1] = std::ldexp(result[t + 1], -column.exponent);
    result[0] -= result[t + 1] * column.mean;
  }
  return result;
}

RawCoefficient raw_coefficient_of(std::span<const Term> terms, std::size_t j) {
  std::vector<double> a(terms.size() + 1, 0.0);
  a[j] = 1;
  if (j > 0) return {std::move(a), terms[j - 1].sd};
  for (std::size_t t = 0; t < terms.size(); ++t) a[t + 1] = -terms[t].mean / terms[t].sd;
  return {std::move(a), 1};
}

std::vector<double> raw_intercept_of_stored(std::span<const Term> terms, const Design& design) {
  std::vector<double> result(terms.size() + 1, 0.0);
  result[0] = 1;
  for (std::size_t t = 0; t < terms.size(); ++t) {
    if (!terms[t].numeric) continue;
    const NumericColumn& column = design.numeric[terms[t].column];
    result[t + 1] = -std::ldexp(column.mean, -column.exponent);
  }
  return result;
}

}  // namespace logreg
