#define LOGREG_KERNELS baseline_kernels
#include "descent/kernel_loops.inc"
