#include "verbs/like.h"

#include "base/number.h"

#include <fmt/format.h>

#include <string_view>

namespace logreg {

namespace {

std::string_view program_name(Program program) {
  switch (program) {
    case Program::none:
      return "";
    case Program::sklearn:
      return "sklearn";
    case Program::glmnet:
      return "glmnet";
    case Program::r:
      return "r";
  }
  return "";
}

std::string_view penalty_name(PenaltyName penalty) {
  switch (penalty) {
    case PenaltyName::l1:
      return "l1";
    case PenaltyName::l2:
      return "l2";
    case PenaltyName::elasticnet:
      return "elasticnet";
    case PenaltyName::none:
      return "none";
  }
  return "";
}

double l1_share(const LikeOptions& like) {
  if (like.program == Program::glmnet || like.penalty == PenaltyName::elasticnet) return like.l1_ratio;
  return like.penalty == PenaltyName::l1 ? 1 : 0;
}

bool has_penalty(const LikeOptions& like) {
  return like.program == Program::glmnet || (like.program == Program::sklearn && like.penalty != PenaltyName::none);
}

}  // namespace

void translate(const LikeOptions& like, double weight_sum, TrainingOptions& fit) {
  if (!has_penalty(like)) return;
  const bool is_sklearn = like.program == Program::sklearn;
  const double strength = is_sklearn ? 1 / (like.c * weight_sum) : like.lambda;
  fit.descent.l1 = strength * l1_share(like);
  fit.descent.l2 = strength * (1 - l1_share(like));
  if (is_sklearn) fit.descent.standardize = false;
}

std::string meaning(const LikeOptions& like, const TrainingOptions& translated) {
  if (like.program == Program::none) return {};
  std::string said = fmt::format("--like {}", program_name(like.program));
  const std::string ratio = fmt::format(" --l1-ratio {}", shortest(like.l1_ratio));
  if (like.program == Program::sklearn) {
    if (like.penalty != PenaltyName::l2) said += fmt::format(" --penalty {}", penalty_name(like.penalty));
    if (has_penalty(like)) said += fmt::format(" --C {}", shortest(like.c));
    if (like.penalty == PenaltyName::elasticnet) said += ratio;
  } else if (like.program == Program::glmnet) {
    said += fmt::format(" --lambda {}{}", shortest(like.lambda), ratio);
  }
  std::string means;
  if (translated.descent.l1 > 0) means += fmt::format(" --l1 {}", shortest(translated.descent.l1));
  if (translated.descent.l2 > 0) means += fmt::format(" --l2 {}", shortest(translated.descent.l2));
  if (means.empty()) means = " no penalty";
  if (like.program == Program::sklearn && has_penalty(like)) means += " --no-standardize";
  if (like.program == Program::r) means += ", and levels compared with the first in byte order (R: in the locale's)";
  return said + " means" + means;
}

}  // namespace logreg
