// The test and the interval of a coefficient, and of its odds ratio, in the model file.
#pragma once

#include "base/json.h"
#include "inference/likelihood.h"
#include "model/checked_json.h"

#include <optional>

namespace logreg {

// statistic, conf_low, conf_high, odds_ratio_low, odds_ratio_high. A bound that is infinite has the word of a limit.
Json::Object test_json(const std::optional<Wald>& wald);

// The same from an object that has these members, perhaps among others. P-values follow from statistics. Throws Error.
std::optional<Wald> read_test(const CheckedJson& key);

}  // namespace logreg
