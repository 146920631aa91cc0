// Design + Schema -> Model: fits the weights, infers what they are worth, and puts both in the units of the data.
#pragma once

#include "base/run.h"
#include "data/design.h"
#include "data/schema.h"
#include "model/training.h"

#include <vector>

namespace logreg {

Training train(Design& design, Schema schema, const TrainingOptions& options, const Run& run);

// Every term of the design, in its order. The columns of a model are the schema's features.
std::vector<ModelTerm> described_terms(const Schema& schema, const Design& design);

}  // namespace logreg
