// A model of a few lines, for tests of exports: a number with a missing value, texts and an offset.
#pragma once

#include "model/model.h"

namespace logreg {

// logit = 0.5 + 2 (age - 30) - (plan=pro) + offset
inline Model made_model() {
  Model model;
  model.target.column = "y";
  model.target.positive = "yes";
  model.target.negative = "no";
  model.training.version = "0.2.0";
  ModelColumn age;
  age.name = "age";
  age.minimum = 20;
  age.maximum = 40;
  age.impute_number = 31;
  ModelColumn plan;
  plan.name = "plan";
  plan.type = ColumnType::categorical;
  plan.levels = {"basic", "pro", "(other)"};
  plan.baseline = "basic";
  plan.other = "(other)";
  plan.joined = {"old"};
  model.columns = {age, plan};
  ModelTerm of_age;
  of_age.coefficient = 2;
  of_age.mean = 30;
  ModelTerm of_pro;
  of_pro.column = 1;
  of_pro.level = 1;
  of_pro.coefficient = -1;
  of_pro.mean = 0.25;
  model.terms = {of_age, of_pro};
  model.logit_at_means = 0.25;
  model.offset = "months";
  return model;
}

}  // namespace logreg
