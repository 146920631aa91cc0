// Table + Schema -> Design: rows that are not used are left out, missing numbers filled in, levels become codes.
#pragma once

#include "base/run.h"
#include "data/design.h"
#include "data/schema.h"
#include "data/table.h"

namespace logreg {

// Gives the table's memory back on the way.
Design encode(Table&& table, const Schema& schema, const Run& run);

}  // namespace logreg
