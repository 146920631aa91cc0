// Design + Schema -> Model: fits the weights, infers what they are worth, and puts both in the units of the data.
#pragma once

#include "base/run.h"
#include "data/derivation.h"
#include "data/design.h"
#include "data/encoding.h"
#include "data/schema.h"
#include "model/training.h"

#include <optional>
#include <vector>

namespace logreg {

// `derivation`: how the columns of the design are worked out of those of the file, unless they are the same. `inputs`:
// these, which marginal effects need then.
Training train(Design& design, Schema schema, const TrainingOptions& options, const Run& run,
               const std::optional<Derivation>& derivation = {}, const EncodedInputs* inputs = nullptr);

// Every term of the design, in its order. The columns of a model are the schema's features.
std::vector<ModelTerm> described_terms(const Schema& schema, const Design& design);

}  // namespace logreg
