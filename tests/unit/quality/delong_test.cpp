#include "quality/delong.h"

#include <doctest/doctest.h>

#include <cmath>

using namespace logreg;

TEST_CASE("the variance of an area is that of the components over their number") {
  // Positives at 3 and 1, negatives at 2 and 0: components 1, 0.5 and 0.5, 1, whose sample variances are 1/8.
  const Scores scores{{3.0, 1.0, 2.0, 0.0}, {1, 1, 0, 0}, {}};
  const Ranking ranking(scores);
  CHECK(*roc_auc_variance(ranking) == doctest::Approx(0.125));
  const std::vector<double> components = roc_components(scores, ranking);
  CHECK(components == std::vector<double>{1, 0.5, 0.5, 1});
  CHECK(*roc_variance(scores, components) == doctest::Approx(0.125));
}

TEST_CASE("ties count one half in the components") {
  const Scores scores{{1.0, 1.0, 1.0, 0.0}, {1, 1, 0, 0}, {}};
  CHECK(roc_components(scores, Ranking(scores)) == std::vector<double>{0.75, 0.75, 0.5, 1});
}

TEST_CASE("a perfect ranking has no spread, and one row of a class none that can be estimated") {
  const Scores perfect{{3.0, 2.0, 1.0, 0.0}, {1, 1, 0, 0}, {}};
  CHECK(*roc_auc_variance(Ranking(perfect)) == 0);
  const Scores single{{3.0, 1.0, 0.0}, {1, 0, 0}, {}};
  CHECK_FALSE(roc_auc_variance(Ranking(single)));
  CHECK_FALSE(roc_auc_variance(Ranking(Scores{{1.0, 2.0}, {1, 1}, {}})));
}
