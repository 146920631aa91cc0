#include "report/training_report.h"

#include "made_up.h"
#include "report/as_text.h"
#include "report/print.h"
#include "verbs/messages.h"

#include <doctest/doctest.h>

#include <limits>
#include <string>
#include <vector>

using namespace logreg;
using made_up::says;

namespace {

std::string text_of(const Training& training) {
  return as_text(training_report(training, made_up::evaluation(), "model.json", option_of));
}

// As a fit that stopped before its end.
Training not_converged(StopReason stop) {
  Training result = made_up::training();
  result.fit.minimum.converged = false;
  result.fit.minimum.stop = stop;
  result.fit.minimum.loss_gap = 0.0123;
  result.fit.minimum.max_error_in_std_errors = 3.4;
  result.separation.reset();
  result.fit.separation.why_undecided = Undecided::interrupted;
  for (CoefficientLine& line : result.coefficients) {
    line.std_error.reset();
    line.wald.reset();
  }
  return result;
}

}  // namespace

TEST_CASE("a training reads in the order of the interface") {
  CHECK(text_of(made_up::training()) ==
        R"(Target     modelling P(survived = "1")
Rows       714 of 893 used; 179 dropped: 2 without target, 177 with missing
           cells ("age" 177)
Positives  290 of class "1"
Negatives  424 of class "0"
Method     gradient descent in whitened coordinates, automatic steps
Penalty    none
Result     converged in 9 iterations, 15 passes; the log loss is at most 1e-16
           above its minimum, no coefficient is off by more than 1.1e-10 of its
           standard error

Log likelihood       -326.42193
Null log likelihood  -482.25835
LR chi2(2)           311.67284, p < 0.001
McFadden R2          0.3231
AIC                  658.84386
BIC                  672.55651

                Coef.  Std.Err.       z   P>|z|    [95% Conf. Int.]  Odds ratio
(intercept)   1.25000  0.500000    2.50  0.0123  0.250000   2.25000     3.49034
age          -0.06250  0.250000   -0.25  0.0123  -0.56250  0.437500    0.939413
sex=male     -2.50000  0.250000  -10.00  0.0123  -3.00000  -2.00000    0.082085

sex: baseline "female"
Left out: "name" (text with more than 100 levels; --categorical keeps it)

On the rows it was trained on, at threshold 0.5:

                           Accuracy  ROC AUC  Log loss
as fitted                    0.7801  0.99996   1.5e-07
always the commoner class    0.5938        -         -
always the prevalence             -        -    0.6754

Model  written to model.json
)");
}

TEST_CASE("a training for programs has every key of the interface, in its order") {
  const Json json = as_object(training_report(made_up::training(), made_up::evaluation(), "model.json", option_of));
  const std::vector<std::string> expected = {"target",
                                             "positive",
                                             "negative",
                                             "threshold",
                                             "level",
                                             "intervals",
                                             "rows",
                                             "rows_dropped",
                                             "weight_sum",
                                             "trials",
                                             "offset",
                                             "positives",
                                             "negatives",
                                             "class_weights",
                                             "prior",
                                             "covariance_kind",
                                             "cluster",
                                             "clusters",
                                             "converged",
                                             "stop_reason",
                                             "iterations",
                                             "passes",
                                             "objective",
                                             "loss_gap",
                                             "max_error_in_std_errors",
                                             "separation",
                                             "separation_reason",
                                             "separation_causes",
                                             "separated_terms",
                                             "separated_rows",
                                             "penalty",
                                             "nonzero_terms",
                                             "largest_l1",
                                             "log_likelihood",
                                             "null_log_likelihood",
                                             "penalised_log_likelihood",
                                             "penalised_null_log_likelihood",
                                             "deviance",
                                             "null_deviance",
                                             "df_residual",
                                             "df_null",
                                             "grouped_deviance",
                                             "grouped_null_deviance",
                                             "grouped_df_residual",
                                             "grouped_df_null",
                                             "lr_chi2",
                                             "lr_df",
                                             "lr_p",
                                             "mcfadden_r2",
                                             "aic",
                                             "bic",
                                             "likelihood_reason",
                                             "dropped_columns",
                                             "unsure_terms",
                                             "coefficients",
                                             "joint_tests",
                                             "joint_tests_kind",
                                             "joint_tests_reason",
                                             "vif",
                                             "std_coef",
                                             "margins",
                                             "hypotheses",
                                             "metrics",
                                             "left_out",
                                             "left_out_reason",
                                             "prevalence_log_loss",
                                             "figures",
                                             "notable_rows",
                                             "model"};
  CHECK(made_up::keys(json) == expected);
  CHECK(made_up::keys(json.find("coefficients")->as_array()->front()) ==
        std::vector<std::string>{"term", "estimate", "std_error", "statistic", "p_value", "conf_low", "conf_high",
                                 "odds_ratio", "odds_ratio_low", "odds_ratio_high", "limit", "separated_rows"});
  CHECK(to_text(*json.find("penalty")) == R"({"l1": 0, "l2": 0, "firth": false})");
  CHECK(to_text(*json.find("separated_terms")) == "[]");
  CHECK(to_text(*json.find("dropped_columns")) ==
        R"([{"column": "name", "reason": "text with more than 100 levels; --categorical keeps it"}])");
  CHECK(json.find("metrics")->find("rows_dropped")->as_count() == 179);
}

TEST_CASE("a fit that has not converged says why, and how far it is") {
  const std::string text = text_of(not_converged(StopReason::iterations));
  CHECK(says(text,
             "not converged after 9 iterations, 15 passes: all iterations are used (--max-iterations); the log "
             "loss is about 0.012 above its minimum, coefficients are off by up to about 3.4 standard errors"));
  CHECK(says(text, "Separation not decided: the training was interrupted"));
  CHECK(says(text, "No standard errors, z, P and intervals: the fit has not converged."));
  Training lost = not_converged(StopReason::not_finite);
  lost.fit.minimum.loss_gap.reset();
  lost.fit.minimum.max_error_in_std_errors.reset();
  CHECK(says(text_of(lost), "the learning rate is too large; how far it is from the minimum is not known"));
}

TEST_CASE("a penalised fit has no test, no criteria and no standard errors, and says why") {
  Training training = not_converged(StopReason::converged);
  training.fit.minimum.converged = true;
  training.options.descent.l2 = 0.1;
  training.model.penalty.l2 = 0.1;
  training.fit.minimum.max_error_in_std_errors.reset();
  training.likelihood = likelihood(-330, -482, 2, true, 714, true);
  const Report report = training_report(training, made_up::evaluation(), "model.json", option_of);
  const std::string text = as_text(report);
  CHECK(says(text, "Penalty l2 = 0.1 on standardised columns"));
  CHECK(says(text, "the penalised log loss is at most 0.013 above its minimum"));
  CHECK(says(text, "No standard errors, z, P and intervals: the penalty draws the coefficients towards zero"));
  CHECK_FALSE(says(text, "LR chi2"));
  CHECK_FALSE(says(text, "AIC"));
  const Json json = as_object(report);
  for (const char* key : {"lr_chi2", "lr_df", "lr_p", "mcfadden_r2", "aic", "bic", "max_error_in_std_errors"}) {
    CAPTURE(key);
    CHECK(json.find(key)->is_null());
  }
  const Json& first = json.find("coefficients")->as_array()->front();
  for (const char* key : {"std_error", "statistic", "p_value", "conf_low", "conf_high", "limit"}) {
    CAPTURE(key);
    CHECK(first.find(key)->is_null());
  }
}

TEST_CASE("the textbook loops say their options") {
  Training training = made_up::training();
  training.options.descent.optimizer = Optimizer::sgd;
  training.options.descent.standardize = false;
  training.options.descent.decay = 0.01;
  const std::string text = text_of(training);
  CHECK(says(text,
             "stochastic gradient descent on raw columns, batches of 32 rows, 100 epochs, learning rate 0.1 / (1 + "
             "0.01 epoch), seed 0"));
  CHECK(says(text, "converged in 9 epochs"));
}

TEST_CASE("a term without a finite estimate shows its limit") {
  Training training = made_up::training();
  training.separation = "quasi-complete";
  training.model.training.separation = training.separation;
  training.model.training.separated_rows = 3;
  training.model.training.separated_terms = {{"sex=male", 3}};
  training.fit.minimum.stop = StopReason::separated;
  training.fit.minimum.converged = false;
  CoefficientLine infinite;
  infinite.term = "sex=male";
  infinite.limit = Limit::minus_infinity;
  infinite.separated_rows = 3;
  training.coefficients[2] = infinite;
  const Report report = training_report(training, made_up::evaluation(), "model.json", option_of);
  const Json json = as_object(report);
  CHECK(to_text(*json.find("separated_terms")) == R"(["sex=male"])");
  CHECK(to_text(*json.find("coefficients")->as_array()->back().find("limit")) == R"("-infinity")");
  CHECK(json.find("coefficients")->as_array()->back().find("estimate")->is_null());
  CHECK(says(as_text(report), "sex=male -inf - - - - - 0"));
  CHECK(json.find("coefficients")->as_array()->back().find("separated_rows")->as_count() == 3);
  CHECK(json.find("separated_rows")->as_count() == 3);
  CHECK(says(as_text(report),
             "Separation quasi-complete separation: \"sex=male\" (3 rows) predicts the class of 3 rows "
             "perfectly and has no finite estimate"));
  CHECK(says(as_text(report),
             "Result no finite estimate; stand-ins after 9 iterations, 15 passes; their log loss is "
             "1e-16 above its infimum"));

  // A term that some directions raise and others lower is named, but has no limit.
  training.coefficients[2].limit = Limit::undetermined;
  const Report both = training_report(training, made_up::evaluation(), "model.json", option_of);
  CHECK(to_text(*as_object(both).find("separated_terms")) == R"(["sex=male"])");
  CHECK(as_object(both).find("coefficients")->as_array()->back().find("limit")->is_null());
  CHECK(says(as_text(both), "sex=male inf - - - - - -"));
}

TEST_CASE("numbers that are no longer finite are dashes and null") {
  Training training = not_converged(StopReason::not_finite);
  const double nan = std::numeric_limits<double>::quiet_NaN();
  training.coefficients[0].estimate = nan;
  training.coefficients[0].odds_ratio = std::numeric_limits<double>::infinity();
  training.fit.minimum.point.objective = nan;
  const Report report = training_report(training, made_up::evaluation(), "model.json", option_of);
  CHECK(says(as_text(report), "(intercept) - - - - - - -"));
  CHECK(print(report, Format::json).find("\"objective\": null") != std::string::npos);
}

TEST_CASE("names are whole beside the widest numbers, whose digits stay") {
  Training training = made_up::training();
  const double most = -1.2345678e-5;
  CoefficientLine wide = made_up::line("abcdefghijklmnopqr", most, -most, -most);
  wide.wald = Wald{-123.456, 0, most, most};
  training.coefficients[1] = wide;
  CHECK(says(text_of(training), "abcdefghijklmnopqr -1.235e-05 1.235e-05 -123.5 <0.001 -1.235e-05 -1.235e-05"));
}

TEST_CASE("on a terminal a training with long names keeps to 80 columns") {
  Training training = made_up::training();
  const std::string name = made_up::long_name();
  training.schema.target = {name, name + "1", name + "0"};
  for (FeatureColumn& feature : training.schema.features) feature.name = name;
  for (Level& level : training.schema.features[1].levels) level.text = name;
  for (CoefficientLine& line : training.coefficients) line.term = name + "=" + name;
  training.schema.missing_cells.assign(40, {name, 12});
  training.model.training.dropped_columns.assign(40, {name, "the same value in every row used"});
  training.separation = "quasi-complete";
  training.model.training.separation = training.separation;
  training.model.training.separated_terms.assign(40, {name, 12});
  for (CoefficientLine& line : training.coefficients) line.limit = Limit::plus_infinity;
  const Report report = training_report(training, made_up::evaluation(), "model.json", option_of);
  CHECK(made_up::widest(as_text(report, text_columns)) <= 80);
}

TEST_CASE("the path of the model stays whole, however long it is") {
  const std::string path = "/" + std::string(100, 'p') + "/model.json";
  CHECK(as_text(training_report(made_up::training(), made_up::evaluation(), path, option_of)).find(path) !=
        std::string::npos);
  CHECK(says(as_text(training_report(made_up::training(), made_up::evaluation(), "-", option_of)),
             "written to standard output"));
}
