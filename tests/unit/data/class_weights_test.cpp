#include "data/class_weights.h"

#include "base/error.h"
#include "table_of.h"
#include "thrown.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace logreg;

namespace {

using Texts = std::vector<std::string>;

const Target yes_or_no = {"y", "yes", "no"};

}  // namespace

TEST_CASE("balanced classes weigh the same, and all rows together what they did") {
  // scikit-learn's compute_class_weight("balanced", classes=[0, 1], y=[1, 1, 0, 0, 0, 0, 0, 0]): 2/3 and 2.
  const ClassWeights weights = class_weights({"balanced"}, yes_or_no, 2, 6, '.');
  CHECK(weights.negative == doctest::Approx(2.0 / 3).epsilon(1e-15));
  CHECK(weights.positive == 2);
}

TEST_CASE("labels have the weights they are given, or 1") {
  CHECK(class_weights({"yes=5"}, yes_or_no, 2, 6, '.').positive == 5);
  CHECK(class_weights({"yes=5"}, yes_or_no, 2, 6, '.').negative == 1);
  CHECK(class_weights({"no=0.5", "yes=5"}, yes_or_no, 2, 6, '.').negative == 0.5);
  CHECK(class_weights({"a=b=5"}, {"y", "a=b", "c"}, 2, 6, '.').positive == 5);
  CHECK(class_weights({"1=5"}, {"y", "1.0", "0.0"}, 2, 6, '.').positive == 5);
  CHECK(class_weights({"not X=5"}, {"y", "X", std::nullopt}, 2, 6, '.').negative == 5);
}

TEST_CASE("class weights that say nothing are refused") {
  for (const Texts& texts : {Texts{"yes"}, Texts{"yes=0"}, Texts{"yes=-1"}, Texts{"yes=nan"}, Texts{"yes=inf"},
                             Texts{"balanced", "yes=2"}, Texts{"yes=2", "yes=3"}, Texts{"maybe=2"}, Texts{"=2"}}) {
    CAPTURE(texts.front());
    CHECK_THROWS_AS(class_weights(texts, yes_or_no, 2, 6, '.'), Error);
  }
}

TEST_CASE("balanced beside a weight of one class says what would do") {
  const auto error = thrown([] { class_weights({"balanced", "yes=2"}, yes_or_no, 2, 6, '.'); });
  REQUIRE(error);
  CHECK(std::string(error->what()) ==
        "class-weight takes balanced alone, or weights as LABEL=W, not \"balanced,yes=2\"");
}

TEST_CASE("weighing classes multiplies the weights of their rows") {
  ColumnOptions options = target("y");
  options.weights = "w";
  Design weighted = design_of("x,w,y\n1,2,0\n2,1,1\n3,3,1\n4,1,0\n", options);
  weigh_classes(weighted, {0.5, 3});
  CHECK(weighted.blocks[0].weights == AlignedVector<double>{1, 3, 9, 0.5});
  CHECK(weighted.weight_sum == 13.5);
  CHECK(weighted.positives == 12);
  Design plain = design_of("x,y\n1,0\n2,1\n3,1\n", target("y"));
  weigh_classes(plain, {0.5, 3});
  CHECK(plain.blocks[0].weights == AlignedVector<double>{0.5, 3, 3});
}
