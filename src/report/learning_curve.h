// The trace of a fit as figures: loss and gradient norm after each iteration.
#pragma once

#include "fit/fit.h"

#include <span>
#include <string>

namespace logreg {

// Part of an HTML page. `count`: what is counted, "iteration" or "epoch".
std::string learning_curves_html(std::span<const TraceRow> trace, const std::string& count);

}  // namespace logreg
