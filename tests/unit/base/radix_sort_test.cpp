#include "base/radix_sort.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

using namespace logreg;

namespace {

using Element = std::pair<std::uint64_t, int>;

std::vector<Element> sorted(std::vector<Element> elements) {
  std::vector<Element> room(elements.size());
  const auto result = radix_sort(std::span(elements), std::span(room), [](const Element& e) { return e.first; });
  return {result.begin(), result.end()};
}

// Keys of `distinct` values, `step` apart, in an order without pattern.
std::vector<Element> made(std::size_t count, std::uint64_t distinct, std::uint64_t step) {
  std::vector<Element> elements;
  for (std::size_t i = 0; i < count; ++i) elements.emplace_back((i * 7919 % distinct) * step, static_cast<int>(i));
  return elements;
}

}  // namespace

TEST_CASE("elements are in the order of their keys, equal ones as they stood") {
  for (const std::uint64_t step :
       {std::uint64_t{1}, std::uint64_t{3} << 20U, std::uint64_t{5} << 35U, std::uint64_t{9} << 50U}) {
    for (const std::uint64_t distinct : {1U, 2U, 100U, 5003U}) {
      CAPTURE(step);
      CAPTURE(distinct);
      const std::vector<Element> elements = made(10000, distinct, step);
      std::vector<Element> wanted = elements;
      std::ranges::stable_sort(wanted, {}, &Element::first);
      CHECK(sorted(elements) == wanted);
    }
  }
}

TEST_CASE("nothing and one element are in order") {
  CHECK(sorted({}).empty());
  CHECK(sorted({{7, 1}}) == std::vector<Element>{{7, 1}});
}

TEST_CASE("descending keys turn the order of numbers round, and give them back") {
  const std::vector<double> numbers = {-1e300, -2, -1e-300, 0, 1e-300, 1, 3, 1e300};
  for (std::size_t i = 1; i < numbers.size(); ++i) CHECK(descending_key(numbers[i]) < descending_key(numbers[i - 1]));
  for (const double number : numbers) CHECK(from_descending_key(descending_key(number)) == number);
  CHECK(descending_key(-0.0) == descending_key(0.0));
}
