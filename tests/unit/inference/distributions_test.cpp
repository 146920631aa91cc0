#include "inference/distributions.h"

#include "distribution_oracle.h"

#include <doctest/doctest.h>

#include <cmath>
#include <initializer_list>

using namespace logreg;

namespace {

// The largest relative error that is allowed to log p, and, for p itself, what the logarithm of a double hides.
constexpr double of_log = 1e-12;

}  // namespace

TEST_CASE("p-values of z keep their digits down to 1e-300") {
  for (int i = 1; i <= 3700; ++i) {
    const double z = i / 100.0;
    const auto wanted = static_cast<double>(oracle::log_two_sided_normal_tail(z));
    CHECK(std::log(two_sided_normal_tail(z)) == doctest::Approx(wanted).epsilon(of_log));
  }
  // Abramowitz and Stegun 1964, table 26.2: -log10 Q(z) is 23.11805 at 10 and 299.24218 at 37.
  CHECK(std::log10(two_sided_normal_tail(10) / 2) == doctest::Approx(-23.11805).epsilon(1e-6));
  CHECK(std::log10(two_sided_normal_tail(-37) / 2) == doctest::Approx(-299.24218).epsilon(1e-7));
  CHECK(two_sided_normal_tail(0) == 1);
}

TEST_CASE("p-values of chi-squares keep their digits down to 1e-300") {
  for (const double degrees : {1.0, 2.0, 3.0, 8.0, 28.0, 99.0, 1000.0}) {
    for (double x = 0.01; x < 1380; x *= 1.05) {
      const auto wanted = static_cast<double>(oracle::log_chi_squared_tail(x, degrees));
      const double found = std::log(chi_squared_tail(x, degrees));
      CAPTURE(degrees);
      CAPTURE(x);
      // The logarithm of a p-value next to 1 is as far off as that.
      CHECK(std::abs(found - wanted) <= of_log * std::abs(wanted) + 1e-13);
    }
  }
  CHECK(chi_squared_tail(0, 3) == 1);
}

TEST_CASE("critical values have all digits") {
  // Wichura 1988, and the tables of the normal distribution in R.
  CHECK(normal_critical_value(0.95) == doctest::Approx(1.959963984540054).epsilon(1e-15));
  CHECK(normal_critical_value(0.99) == doctest::Approx(2.5758293035489004).epsilon(1e-15));
  CHECK(normal_critical_value(0.5) == doctest::Approx(0.6744897501960817).epsilon(1e-15));
  for (const double level : {1e-300, 1e-12, 0.1, 0.49, 0.51, 0.9, 0.999, 1 - 1e-9, 1 - 0x1p-53}) {
    const double critical = normal_critical_value(level);
    // The share inside comes back from the tail, or, where it is small, from the density at 0.
    const double inside =
        level < 1e-6 ? critical * std::sqrt(2 / std::acos(-1.0)) : 1 - two_sided_normal_tail(critical);
    CHECK(inside == doctest::Approx(level).epsilon(1e-14));
    CHECK(two_sided_normal_tail(critical) == doctest::Approx(1 - level).epsilon(1e-13));
    CHECK(chi_squared_critical_value(level) == critical * critical);
  }
}
