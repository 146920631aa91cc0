// An earlier model as the place where a fit begins.
#pragma once

#include "data/design.h"
#include "data/schema.h"
#include "fit/fit.h"
#include "model/model.h"

#include <cstddef>
#include <string>

namespace logreg {

struct WarmStart {
  Start start;
  std::size_t matched = 0;  // terms of the design that the model has, too; the others begin at 0
  std::size_t terms = 0;    // of the design
};

// Terms are the same if their names are: column and level. `file`: the model's, for messages. Throws Error (usage) if
// the model says nothing about these data: another target, or none of the terms.
WarmStart warm_start(const Model& model, const std::string& file, const Schema& schema, const Design& design);

}  // namespace logreg
