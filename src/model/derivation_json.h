// How the columns of a model are worked out of those of the file, as the model file says it.
#pragma once

#include "base/json.h"
#include "data/derivation.h"
#include "model/checked_json.h"
#include "model/model.h"

#include <vector>

namespace logreg {

Json derivation_json(const DerivedColumns& derived);

// `inputs` and `columns` stand elsewhere in the file. Throws Error where what is said does not fit them, or together.
Derivation read_derivation(const CheckedJson& key, const std::vector<ModelColumn>& inputs,
                           const std::vector<ModelColumn>& columns);

}  // namespace logreg
