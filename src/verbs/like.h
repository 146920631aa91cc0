// Penalties as other programs spell them, in our words.
//
// scikit-learn's LogisticRegression minimises C times the sum of losses plus a penalty of raw columns, so that C turns
// into 1/(C n), n the sum of the row weights, which only the data tell. glmnet minimises the mean loss plus lambda
// (alpha |w| + (1 - alpha)/2 w^2) over centred and scaled columns. R's glm has no penalty.
#pragma once

#include "model/training.h"

#include <string>

namespace logreg {

enum class Program { none, sklearn, glmnet, r };
enum class PenaltyName { l1, l2, elasticnet, none };  // scikit-learn's

struct LikeOptions {
  Program program = Program::none;
  double c = 1;  // sklearn
  PenaltyName penalty = PenaltyName::l2;
  double lambda = 0;    // glmnet
  double l1_ratio = 1;  // glmnet's alpha; sklearn's, with elasticnet
};

// Puts what was said into l1, l2 and standardize.
void translate(const LikeOptions& like, double weight_sum, TrainingOptions& fit);

// "--like sklearn --C 0.5 means --l2 0.002 --no-standardize"; empty without --like.
std::string meaning(const LikeOptions& like, const TrainingOptions& translated);

}  // namespace logreg
