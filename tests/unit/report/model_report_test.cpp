#include "report/model_report.h"

#include "base/json_parser.h"
#include "made_up.h"
#include "model/model_file.h"
#include "report/as_text.h"
#include "report/print.h"
#include "verbs/messages.h"

#include <doctest/doctest.h>

#include <string>

using namespace logreg;

TEST_CASE("a model reads as an equation, its columns and its training") {
  CHECK(as_text(model_report(made_up::model(), option_of)) == R"model(Target          modelling P(survived = "1")
Negative class  "0"
Threshold       0.5: predicted "1" when the probability is greater
Penalty         none
Level           0.95 of intervals
Missing cells   empty, "NA", "?"
Decimal         "."

logit = (intercept) + sum of coefficient x value; p = 1 / (1 + exp(-logit))

                Coef.  Odds ratio  [95% Conf. Int.]      Mean        SD
(intercept)   1.25000     3.49034              -  -         -         -
age          -0.06250    0.939413              -  -  0.500000  0.500000
sex=male     -2.50000    0.082085              -  -  0.500000  0.500000

Logit at means  -0.03125

Columns:
age  numeric, 0.42 to 80; 177 missing in training
sex  categorical, "female" (baseline), "male"

Training:
Version              0.1.0
Objective            0.4572
Rows                 714 used, 179 dropped
Positives            290 of class "1"
Negatives            424 of class "0"
Result               converged: iterations 9, passes over the data 15; loss at
                     most 1e-16 above its minimum; coefficients at most 1.1e-10
                     standard errors off
Separation           none
Log likelihood       -326.42193
Null log likelihood  -482.25835
Left out             "name" (text with more than 100 levels; --categorical keeps
                     it)
--missing            drop

On the rows it was trained on:
accuracy  0.7800
roc_auc   undefined
)model");
}

TEST_CASE("a model of separated data says which coefficients are infinite") {
  Model model = made_up::model();
  model.training.converged = false;
  model.training.stop_reason = "separated";
  model.training.separation = "quasi-complete";
  model.training.separated_rows = 5;
  model.training.separated_terms = {{"(intercept)", 5}, {"sex=male", 2}};
  model.intercept_limit = Limit::undetermined;
  model.terms[1].limit = Limit::plus_infinity;
  const std::string text = as_text(model_report(model, option_of));
  CHECK(made_up::says(text, "(intercept) inf - - - - -"));
  CHECK(made_up::says(text, "sex=male +inf"));
  CHECK(made_up::says(text,
                      "Separation quasi-complete separation: \"(intercept)\" (5 rows), \"sex=male\" (2 rows) predict "
                      "the class of 5 rows perfectly and have no finite estimate"));
  CHECK(made_up::says(text,
                      "Result no finite estimate: iterations 9, passes over the data 15; loss at most 1e-16 above "
                      "its infimum"));
}

TEST_CASE("a model for programs has the structure of its file") {
  const Model model = made_up::model();
  CHECK(to_text(as_object(model_report(model, option_of))) == to_text(parse_json(model_text(model))));
  CHECK(model_text(parse_model(print(model_report(model, option_of), Format::json), "printed")) == model_text(model));
}

TEST_CASE("a model says what a missing cell counts as") {
  Model model = made_up::model();
  model.columns[0].impute_number = 29.7;
  model.columns[1].levels.push_back("(missing)");
  model.columns[1].impute_level = "(missing)";
  const std::string text = as_text(model_report(model, option_of));
  CHECK(text.find("; a missing cell counts as 29.7\n") != std::string::npos);
  CHECK(made_up::says(text, "a missing cell counts as \"(missing)\""));
}

TEST_CASE("a model with long names keeps to 80 columns") {
  Model model = made_up::model();
  const std::string name = made_up::long_name();
  model.target = {name, name, std::nullopt};
  model.weights = name;
  model.offset = name;
  model.missing = MissingTexts(std::vector<std::string>(30, name));
  for (ModelColumn& column : model.columns) column.name = name;
  model.columns[1].levels.assign(30, name);
  model.training.stop_reason = name;
  model.training.converged = false;
  model.training.separation = name;
  model.training.separated_terms.assign(30, {name, 3});
  model.training.dropped_columns.assign(30, {name, "the same value in every row used"});
  model.training.metrics = {{name, 0.5}};
  model.training.options = {{name, name + name + name}};
  model.training.version = name;
  // Beside the widest numbers a name keeps a few columns, so that a line may be a little longer.
  CHECK(made_up::widest(as_text(model_report(model, option_of), text_columns)) <= 90);
}
