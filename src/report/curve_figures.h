// The curves of an evaluation as figures of an HTML page, each with what it shows and a table of its points.
#pragma once

#include "data/schema.h"
#include "quality/metrics.h"
#include "report/score_pictures.h"

#include <string>

namespace logreg {

std::string curve_figures(const ScorePictures& pictures, const Evaluation& evaluation, const Target& target);

}  // namespace logreg
