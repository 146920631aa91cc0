#define LOGREG_KERNELS avx512_kernels
#include "descent/kernel_loops.inc"
