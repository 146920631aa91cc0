// Model + the values of a row -> the standard error of its logit.
//
//   s.e.^2 = v' C v,  C the model's covariance, v = (1, (value - mean) / sd of each term)
//
// With a root of the covariance, C = R R', that is the squared length of R'v, which cannot become negative. (Where the
// model has one of its own, it is that.) R'v is
// added up from a vector for each numeric column and for each level. Cost: columns x terms.
#pragma once

#include "model/model.h"
#include "model/not_inferred.h"
#include "model/scorer.h"

#include <span>
#include <string>
#include <vector>

namespace logreg {

// Why a model without covariance has none.
NotInferred why_no_covariance(const Model& model);

class LogitErrors {
 public:
  // `file` is for messages. Throws Error where the model has no covariance, or one that cannot be one.
  LogitErrors(const Model& model, const Scorer& scorer, const std::string& file);

  // Of a row whose logit the scorer has given. Any thread may call it.
  double operator()(std::span<const RowValue> values) const;

 private:
  struct Column {
    bool numeric = true;
    std::vector<std::vector<double>> vectors;  // numeric: one, for a deviation of 1; otherwise one for each level
  };

  std::vector<double> constant_;
  std::vector<Column> columns_;  // of the scorer
};

}  // namespace logreg
