#include "quality/column_faults.h"

#include <doctest/doctest.h>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

using namespace logreg;

namespace {

std::vector<Fault> faults_of(std::string_view name, const std::vector<ValueCounts>& values) {
  std::vector<Fault> faults;
  const NumberSummary summary = number_summary(values);
  for (const Flag& flag : faults_of_numbers(name, values, summary, roc_auc(values), likelihood_ratio(values, Run()))) {
    faults.push_back(flag.fault);
  }
  return faults;
}

std::vector<Fault> faults_of(const std::vector<LevelCounts>& levels) {
  std::vector<Fault> faults;
  for (const Flag& flag : faults_of_levels(levels, roc_auc_left_out(levels))) faults.push_back(flag.fault);
  return faults;
}

// Integers from `first` on, each with so many rows of both classes.
std::vector<ValueCounts> integers(int first, const std::vector<ClassCounts>& rows) {
  std::vector<ValueCounts> counts;
  for (const ClassCounts& row : rows) counts.push_back({row, static_cast<double>(first++)});
  return counts;
}

using Faults = std::vector<Fault>;

}  // namespace

TEST_CASE("a number that decides the label alone is a leak, whichever way it points") {
  CHECK(faults_of("x", value_counts({3.5, 4.5, 5.5}, {0.5, 1.5})) == Faults{Fault::leak});
  CHECK(faults_of("x", value_counts({0.5, 1.5}, {3.5, 4.5, 5.5})) == Faults{Fault::leak});
  CHECK(faults_of("x", value_counts({0.5, 4.5}, {3.5, 1.5, 5.5})).empty());
}

TEST_CASE("few integers may be codes: from 1 on, by their name, or since levels say more than a line") {
  const std::vector<ClassCounts> alike(9, {20, 20});
  CHECK(faults_of("x", integers(1, alike)) == Faults{Fault::codes});
  CHECK(faults_of("visits", integers(0, alike)).empty());
  CHECK(faults_of("regionCode", integers(0, alike)) == Faults{Fault::codes});
  CHECK(faults_of("zip_code", integers(70, alike)) == Faults{Fault::codes});
  CHECK(faults_of("x", integers(0, {{20, 20}, {39, 1}, {2, 38}, {30, 10}})) == Faults{Fault::codes});
  CHECK(faults_of("x", integers(1, {{2, 1}, {1, 2}, {1, 1}})).empty());  // too few rows to tell
  CHECK(faults_of("week", integers(1, std::vector<ClassCounts>(400, {5, 5}))).empty());
  CHECK(faults_of("flag", integers(1, {{20, 20}, {21, 19}})).empty());
}

TEST_CASE("levels of five rows or more that are all of one class decide the label") {
  CHECK(faults_of({{{8, 0}, "a"}, {{0, 9}, "b"}}) == Faults{Fault::leak});
  CHECK(faults_of({{{8, 0}, "a"}, {{0, 9}, "b"}, {{1, 1}, "c"}}) == Faults{Fault::leak, Fault::rare_levels});
  CHECK(faults_of({{{8, 0}, "a"}, {{3, 9}, "b"}}) == Faults{Fault::one_class_level});
  CHECK(faults_of({{{8, 0}, "a"}, {{9, 0}, "b"}, {{0, 2}, "c"}}) == Faults{Fault::leak, Fault::rare_levels});
}

TEST_CASE("levels of one class are named, and rare ones counted") {
  const std::vector<LevelCounts> levels = {{{8, 3}, "a"}, {{3, 9}, "b"}, {{2, 0}, "c"}, {{1, 1}, "d"}};
  const std::vector<Flag> flags = faults_of_levels(levels, roc_auc_left_out(levels));
  REQUIRE(flags.size() == 2);
  CHECK(flags[0].names == std::vector<std::string>{"c"});
  CHECK(flags[1].amount == 2);
  CHECK(flags[1].of == 4);
  CHECK(faults_of_levels({{{1, 0}, "a"}}, std::nullopt).empty());
}

TEST_CASE("an outlier is told rather than the heavy tail that it makes") {
  std::vector<double> values;
  for (int i = 0; i < 300; ++i) values.push_back(0.25 + i % 37);
  values.push_back(1e6);
  CHECK(faults_of("x", value_counts(values, values)) == Faults{Fault::outlier});
}

TEST_CASE("each fault has a name and a plural of its own") {
  CHECK(name_of(Fault::leak) == "leak");
  for (std::size_t i = 0; i < fault_names().size(); ++i) {
    CHECK(fault_names()[i].fault == static_cast<Fault>(i));
    for (std::size_t j = 0; j < i; ++j) CHECK(fault_names()[i].plural != fault_names()[j].plural);
  }
}
