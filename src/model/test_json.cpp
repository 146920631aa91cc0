#include "model/test_json.h"

#include "base/elementary.h"
#include "inference/distributions.h"
#include "model/model_format.h"

#include <cmath>
#include <limits>
#include <string>

namespace logreg {

namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();

Json bound(double value) {
  if (!std::isinf(value)) return value;
  for (const auto& word : model_format::limits) {
    if (word.value == (value > 0 ? Limit::plus_infinity : Limit::minus_infinity)) return word.text;
  }
  return nullptr;
}

// Null also where it is too large a number.
Json odds_ratio_bound(double value) {
  return value == infinity ? bound(value) : Json(elementary::exp(value));
}

double read_bound(const CheckedJson& key) {
  const auto read = [](const CheckedJson& each) {
    if (each.value().as_text() == nullptr) return each.number();
    return each.one_of(model_format::limits) == Limit::plus_infinity ? infinity : -infinity;
  };
  return key.unless_null(read).value_or(none);
}

// It is written for the reader's convenience, and may not say something else.
void check_odds_ratio(const CheckedJson& key, double coefficient) {
  read_bound(key);
  const std::string wanted = to_text(odds_ratio_bound(coefficient));
  if (to_text(key.value()) != wanted) key.refuse("must be exp of the bound of the coefficient, " + wanted);
}

}  // namespace

Json::Object test_json(const std::optional<Wald>& wald) {
  const Wald known = wald.value_or(Wald{none, none, none, none});
  return {{"statistic", known.statistic},
          {"conf_low", bound(known.low)},
          {"conf_high", bound(known.high)},
          {"odds_ratio_low", odds_ratio_bound(known.low)},
          {"odds_ratio_high", odds_ratio_bound(known.high)}};
}

std::optional<Wald> read_test(const CheckedJson& key) {
  const double statistic = key["statistic"].unless_null(&CheckedJson::number).value_or(none);
  const Wald result{statistic, std::isnan(statistic) ? none : two_sided_normal_tail(statistic),
                    read_bound(key["conf_low"]), read_bound(key["conf_high"])};
  if (result.low > result.high) key["conf_low"].refuse("is above conf_high");
  check_odds_ratio(key["odds_ratio_low"], result.low);
  check_odds_ratio(key["odds_ratio_high"], result.high);
  if (std::isnan(statistic) && std::isnan(result.low) && std::isnan(result.high)) return std::nullopt;
  return result;
}

}  // namespace logreg
