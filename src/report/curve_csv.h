// Curves as CSV: a header, then a row for each point, numbers with the shortest digits that read back exactly.
//
// `threshold` is the one that gives the point: empty where no threshold of probability does.
#pragma once

#include "base/run.h"
#include "report/curve_plots.h"

#include <functional>
#include <string_view>

namespace logreg {

// Hands the text to `write` piece by piece. A curve that is undefined is its header alone.
void write_curve(Curve curve, const CurveSource& source, const std::function<void(std::string_view)>& write,
                 const Run& run = Run());

}  // namespace logreg
