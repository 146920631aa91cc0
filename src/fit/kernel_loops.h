// The source of the kernels. Each file that includes it defines LOGREG_KERNELS as a name of its own for the table, and
// is compiled for one instruction set. It includes nothing that could leave a function compiled for that set where
// others would call it: everything here is in an unnamed namespace or always inlined.
#pragma once

#include "base/elementary.h"
#include "fit/kernels.h"
#include "fit/neuron.h"

#include <cstddef>
#include <cstdint>

namespace logreg {

namespace {

constexpr std::size_t lanes = Kernels::lanes;

// Eight numbers, in as many registers as the instruction set needs for them. Loads need no alignment.
typedef double Lanes __attribute__((vector_size(64)));
typedef double LoadedLanes __attribute__((vector_size(64), aligned(8), may_alias));

#define LOGREG_INLINE [[gnu::always_inline]] inline

LOGREG_INLINE Lanes load(const double* a) {
  return *reinterpret_cast<const LoadedLanes*>(a);
}

LOGREG_INLINE double total(const Lanes& a) {
  return ((a[0] + a[1]) + (a[2] + a[3])) + ((a[4] + a[5]) + (a[6] + a[7]));
}

void logits(double* z, std::size_t rows, double constant, const double* x, std::size_t columns, const double* weights) {
  for (std::size_t i = 0; i < rows; ++i) z[i] = constant;
  std::size_t j = 0;
  for (; j + 4 <= columns; j += 4) {
    const double* const a = x + j * rows;
    const double* const b = a + rows;
    const double* const c = b + rows;
    const double* const d = c + rows;
    const double wa = weights[j], wb = weights[j + 1], wc = weights[j + 2], wd = weights[j + 3];
    for (std::size_t i = 0; i < rows; ++i) {
      z[i] = (((z[i] + wa * a[i]) + wb * b[i]) + wc * c[i]) + wd * d[i];
    }
  }
  for (; j < columns; ++j) {
    const double* const a = x + j * rows;
    const double w = weights[j];
    for (std::size_t i = 0; i < rows; ++i) z[i] += w * a[i];
  }
}

void add_levels(double* z, std::size_t rows, const std::uint32_t* codes, const double* effects) {
  for (std::size_t i = 0; i < rows; ++i) z[i] += effects[codes[i]];
}

double sum(const double* a, std::size_t rows) {
  Lanes sums = {};
  std::size_t i = 0;
  for (; i + lanes <= rows; i += lanes) sums += load(a + i);
  for (std::size_t k = 0; i + k < rows; ++k) sums[k] += a[i + k];
  return total(sums);
}

double losses(const double* __restrict z, std::size_t rows, const double* __restrict labels,
              const double* __restrict weights, double* __restrict residuals, double* __restrict scratch) {
  for (std::size_t i = 0; i < rows; ++i) {
    const LossAndResidual both = loss_and_residual(z[i], labels[i]);
    scratch[i] = both.loss;
    residuals[i] = both.residual;
  }
  if (weights != nullptr) {
    for (std::size_t i = 0; i < rows; ++i) {
      scratch[i] *= weights[i];
      residuals[i] *= weights[i];
    }
  }
  return sum(scratch, rows);
}

void curvatures(const double* __restrict z, std::size_t rows, const double* __restrict weights,
                double* __restrict curvatures) {
  for (std::size_t i = 0; i < rows; ++i) curvatures[i] = curvature(z[i]);
  if (weights != nullptr) {
    for (std::size_t i = 0; i < rows; ++i) curvatures[i] *= weights[i];
  }
}

void add_products(const double* a, std::size_t rows, const double* x, std::size_t columns, double* sums) {
  const std::size_t whole = rows / lanes * lanes;
  std::size_t j = 0;
  for (; j + 4 <= columns; j += 4) {
    const double* const b = x + j * rows;
    const double* const c = b + rows;
    const double* const d = c + rows;
    const double* const e = d + rows;
    Lanes sb = {}, sc = {}, sd = {}, se = {};
    for (std::size_t i = 0; i < whole; i += lanes) {
      const Lanes factor = load(a + i);
      sb += factor * load(b + i);
      sc += factor * load(c + i);
      sd += factor * load(d + i);
      se += factor * load(e + i);
    }
    for (std::size_t i = whole; i < rows; ++i) {
      sb[i - whole] += a[i] * b[i];
      sc[i - whole] += a[i] * c[i];
      sd[i - whole] += a[i] * d[i];
      se[i - whole] += a[i] * e[i];
    }
    sums[j] += total(sb);
    sums[j + 1] += total(sc);
    sums[j + 2] += total(sd);
    sums[j + 3] += total(se);
  }
  for (; j < columns; ++j) {
    const double* const b = x + j * rows;
    Lanes sb = {};
    for (std::size_t i = 0; i < whole; i += lanes) sb += load(a + i) * load(b + i);
    for (std::size_t i = whole; i < rows; ++i) sb[i - whole] += a[i] * b[i];
    sums[j] += total(sb);
  }
}

void add_by_level(const double* a, std::size_t rows, const std::uint32_t* codes, double* sums) {
  for (std::size_t i = 0; i < rows; ++i) sums[codes[i]] += a[i];
}

void multiply(const double* __restrict a, const double* __restrict b, std::size_t rows, double* __restrict scaled) {
  for (std::size_t i = 0; i < rows; ++i) scaled[i] = a[i] * b[i];
}

double largest_difference(const double* a, const double* b, std::size_t rows) {
  Lanes largest = {};
  std::size_t i = 0;
  for (; i + lanes <= rows; i += lanes) {
    const Lanes difference = load(a + i) - load(b + i);
    const Lanes size = difference < 0 ? -difference : difference;
    largest = size > largest ? size : largest;
  }
  double result = 0;
  for (std::size_t k = 0; k < lanes; ++k) result = largest[k] > result ? largest[k] : result;
  for (; i < rows; ++i) {
    const double size = __builtin_fabs(a[i] - b[i]);
    result = size > result ? size : result;
  }
  return result;
}

}  // namespace

extern const Kernels LOGREG_KERNELS;
const Kernels LOGREG_KERNELS = {logits,       add_levels,   losses,   curvatures,        sum,
                                add_products, add_by_level, multiply, largest_difference};

}  // namespace logreg
