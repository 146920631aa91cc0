// The four coordinate systems of weights, and what turns one into another.
//
//   raw            z = r_0 + sum_j r_j x_j                      x_j in the units of the data; 0/1 for a level
//   centred        z = c_0 + sum_j r_j (x_j - mean_j)           c_0 is the logit at the means
//   standardised   z = t_0 + sum_j t_j (x_j - mean_j) / sd_j
//   stored         z = d_0 + sum_j d_j s_j                      s_j = (x_j - m_j) / 2^k_j, as the design holds the
//                                                               column; 0/1 for a level
//
//         r_0 = c_0 - sum_j r_j mean_j       r_j = t_j / sd_j         d_j = t_j / scale_j
//                                            c_0 = t_0                d_0 = t_0 - sum_j d_j center_j
//   raw <----------------------------> centred <----> standardised <--------------------------------> stored
//
// Files speak raw, predictions centred, for the differences are as exact as the data; descents, covariances and
// certificates standardised; passes over rows and directions of separation stored. center_j and scale_j are the mean
// and the standard deviation of a term in stored units: (mean_j - m_j) / 2^k_j, which is 0 unless they are those of
// some of the design's rows, and sd_j / 2^k_j; of a level mean_j and sd_j themselves. The powers of two round nothing.
//
// p terms: weights are p + 1 numbers, what belongs to the constant first.
#pragma once

#include "data/design.h"
#include "descent/linear_algebra.h"

#include <cstddef>
#include <span>
#include <vector>

namespace logreg {

// term = (column as it is stored - center) / scale
struct TermScale {
  double center = 0;
  double scale = 1;
};

// Of a design that is standardised. The term may be measured over some of its rows only.
TermScale term_scale(const Design& design, const Term& term);
std::vector<TermScale> term_scales(const Design& design, std::span<const Term> terms);

// Standardised -> stored, and back.
std::vector<double> stored_weights(std::span<const double> standardized, std::span<const TermScale> scales);
std::vector<double> standardized_weights(std::span<const double> stored, std::span<const TermScale> scales);
// Of one term: adds a stored weight to standardised ones, and gives the derivative by it from those by these.
void add_stored_weight(double weight, std::size_t term, const TermScale& scale, std::span<double> standardized);
double stored_derivative(std::span<const double> standardized, std::size_t term, const TermScale& scale);
// Derivatives by stored weights, or sums over rows of a number times each stored column -> the same of standardised.
std::vector<double> standardized_gradient(std::span<const double> stored, std::span<const TermScale> scales);

// Raw -> standardised.
std::vector<double> standardized_weights(std::vector<double> raw, std::span<const Term> terms);
// Standardised -> the coefficient of one term, whose weight is t_j.
double raw_coefficient(double weight, const Term& term);
// Stored -> raw, of these terms.
std::vector<double> raw_weights(std::span<const double> stored, std::span<const Term> terms, const Design& design);

// A coefficient as a function of standardised weights w: raw = a'w / unit. The two are kept apart, since the square of
// what a unit may be is out of range.
struct RawCoefficient {
  std::vector<double> a;  // p + 1
  double unit = 1;
};
// The intercept (j = 0), or the coefficient of term j - 1.
RawCoefficient raw_coefficient_of(std::span<const Term> terms, std::size_t j);
// The d that gives r_0 = d'w for stored weights w: p + 1.
std::vector<double> raw_intercept_of_stored(std::span<const Term> terms, const Design& design);

}  // namespace logreg
