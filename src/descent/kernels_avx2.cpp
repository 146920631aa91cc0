#define LOGREG_KERNELS avx2_kernels
#include "descent/kernel_loops.inc"
