// Report -> one JSON object: the items that have a key, in their order.
#pragma once

#include "base/json.h"
#include "report/report.h"

#include <string>

namespace logreg {

Json as_object(const Report& report);

std::string as_json(const Report& report);

}  // namespace logreg
