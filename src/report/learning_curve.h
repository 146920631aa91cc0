// The trace of a fit as figures of an HTML page: loss and gradient norm after each iteration.
#pragma once

#include "fit/fit.h"

#include <span>
#include <string>

namespace logreg {

// `count`: what is counted, "iteration" or "epoch".
std::string learning_curve_figures(std::span<const TraceRow> trace, const std::string& count);

}  // namespace logreg
