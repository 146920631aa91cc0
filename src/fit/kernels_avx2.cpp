#define LOGREG_KERNELS avx2_kernels
#include "fit/kernel_loops.inc"
