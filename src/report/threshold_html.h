// The confusion matrix at a threshold, a slider that chooses another one, and a table of many: part of an HTML page.
#pragma once

#include "base/json.h"
#include "data/schema.h"
#include "quality/metrics.h"
#include "report/score_pictures.h"

#include <string>

namespace logreg {

std::string threshold_html(const ScorePictures& pictures, const Evaluation& evaluation, const Target& target);

// The cells at each position of the slider.
Json threshold_data(const ScorePictures& pictures);

}  // namespace logreg
