#include "model/training.h"

#include "model/model_format.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace logreg {

std::string covariance_name(CovarianceKind kind) {
  const auto found =
      std::ranges::find(model_format::covariance_kinds, kind, &model_format::Word<CovarianceKind>::value);
  return std::string(found->text);
}

std::string stop_reason_name(StopReason reason) {
  static constexpr std::array<std::pair<StopReason, std::string_view>, 9> names = {{
      {StopReason::converged, "converged"},
      {StopReason::rounding, "rounding"},
      {StopReason::iterations, "max_iterations"},
      {StopReason::epochs, "epochs"},
      {StopReason::growing, "weights_grow"},
      {StopReason::separated, "separated"},
      {StopReason::not_finite, "not_finite"},
      {StopReason::no_descent, "no_descent"},
      {StopReason::interrupted, "interrupted"},
  }};
  const auto found = std::find_if(names.begin(), names.end(), [&](const auto& name) { return name.first == reason; });
  return std::string(found->second);
}

}  // namespace logreg
