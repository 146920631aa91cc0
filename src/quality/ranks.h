// Scores -> ranks: the rows sorted by their logit, descending, those of one logit put together.
//
// The rows are dealt out to parts by a few logits of a sample, so that each part is sorted and put together by itself,
// in a core's own cache (samplesort: Frazer and McKellar 1970). Which part a row is in leaves no trace.
#pragma once

#include "base/aligned_vector.h"
#include "base/run.h"
#include "quality/scores.h"

namespace logreg {

// All rows of one logit: the weight of the positives and of the negatives among them. Without initial values: there are
// millions, which are written once.
struct Rank {
  double logit;  // or what stands for it: Scores::values()
  double positive;
  double negative;
};

// In strictly descending order of logit, none without weight. The order of the rows leaves no trace.
AlignedVector<Rank> ranks_of(const Scores& scores, const Run& run);

}  // namespace logreg
