// Arithmetic that touches no memory: what threads gain on a machine at best.
#pragma once

namespace logreg::bench {

// Eight chains, so that the processor is never idle.
inline double plain_loop(long steps) {
  double x[8] = {1, 2, 3, 4, 5, 6, 7, 8};
  for (long i = 0; i < steps; i += 8) {
    for (double& value : x) value = value * 0.999999 + 0.5;
  }
  double sum = 0;
  for (const double value : x) sum += value;
  return sum;
}

}  // namespace logreg::bench
