#include "model/further_inference.h"

#include "model/train.h"
#include "random_fits.h"
#include "training_of.h"

#include <doctest/doctest.h>

#include <utility>

using namespace logreg;

namespace {

Training trained(const TrainingOptions& options) {
  return training_of(random_csv(150, 95), random_columns(false), options);
}

}  // namespace

TEST_CASE("a small fit has tests of its columns and figures of rows left out unasked, and margins when asked") {
  TrainingOptions options;
  const Training plain = trained(options);
  CHECK(plain.further.joint_tests);
  CHECK(plain.further.left_out);
  CHECK_FALSE(plain.further.margins);
  options.inference.margins = true;
  CHECK(trained(options).further.margins->size() == plain.model.terms.size());
}

TEST_CASE("profile intervals take the place of Wald's and lie about the estimate") {
  TrainingOptions options;
  const Training wald = trained(options);
  options.inference.intervals = Intervals::profile;
  const Training profile = trained(options);
  for (std::size_t j = 0; j < profile.coefficients.size(); ++j) {
    const double estimate = *profile.coefficients[j].estimate;
    CHECK(profile.coefficients[j].wald->low < estimate);
    CHECK(profile.coefficients[j].wald->high > estimate);
    CHECK(profile.coefficients[j].wald->low != wald.coefficients[j].wald->low);
  }
}

TEST_CASE("a penalised fit says why it has no tests, no errors and no figures of rows left out") {
  TrainingOptions options;
  options.descent.l2 = 0.1;
  const Training training = trained(options);
  CHECK(why_no_errors(training) == NotInferred::penalised);
  CHECK(training.further.no_joint_tests == NotInferred::penalised);
  CHECK(training.further.none_left_out == NotInferred::penalised);
}
