#define LOGREG_KERNELS avx512_kernels
#include "fit/kernel_loops.inc"
