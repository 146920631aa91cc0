#include "inference/inference.h"

#include "covariance_of.h"
#include "random_fits.h"
#include "table_of.h"

#include <doctest/doctest.h>

using namespace logreg;

TEST_CASE("what a fit says of its weights is their covariance, and Firth's likelihood only under Firth's penalty") {
  for (const bool firth : {false, true}) {
    Design design = design_of(random_csv(200, 91), random_columns(true));
    DescentOptions options;
    options.firth = firth;
    const Fit found = fit(design, options, Run());
    const Inference inference = infer(design, found, {}, firth, {}, Run());
    REQUIRE(inference.covariance);
    CHECK(inference.firth.has_value() == firth);
    CHECK((inference.passes > 0) == firth);
    const SymmetricMatrix own = *covariance_of(design, found);
    for (std::size_t j = 0; j < own.size(); ++j) CHECK(inference.covariance->at(j, j) == own.at(j, j));
  }
}

TEST_CASE("a fit that is not at its minimum says nothing of its weights") {
  Design design = design_of(random_csv(200, 92), random_columns(true));
  DescentOptions options;
  options.max_iterations = 1;
  const Fit found = fit(design, options, Run());
  REQUIRE_FALSE(found.minimum.converged);
  CHECK_FALSE(infer(design, found, {}, false, {}, Run()).covariance);
}
