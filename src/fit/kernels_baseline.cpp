#define LOGREG_KERNELS baseline_kernels
#include "fit/kernel_loops.inc"
