#include "fit/separation.h"

#include "base/random.h"
#include "descent/kernels.h"
#include "descent/neuron.h"
#include "fit/fit.h"
#include "fit/recession_cone.h"
#include "inference/profile.h"
#include "separation_oracle.h"
#include "table_of.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

using namespace logreg;

namespace {

struct Shape {
  std::size_t rows = 4;
  std::size_t numeric = 1;
  std::size_t categorical = 0;
  std::size_t values = 3;  // different ones in a column
  double order = 0;        // how much the label follows the first column, from 0 to 1
};

Shape random_shape(Random& random) {
  Shape shape;
  shape.rows = 4 + random.below(11);
  shape.numeric = random.below(4);
  shape.categorical = shape.numeric == 0 ? 1 : random.below(2);
  if (shape.numeric + shape.categorical > 3) shape.numeric = 2;
  shape.values = 2 + random.below(3);
  if (shape.categorical == 1 && shape.numeric == 2) shape.values = 2;  // the oracle looks at few dimensions only
  shape.order = random.uniform();
  return shape;
}

// Small whole numbers, levels a, b, ..., offsets o, and labels of both classes.
std::string random_table(const Shape& shape, Random& random) {
  std::string csv;
  for (std::size_t j = 0; j < shape.numeric; ++j) csv += "x" + std::to_string(j) + ',';
  for (std::size_t c = 0; c < shape.categorical; ++c) csv += "c" + std::to_string(c) + ',';
  csv += "o,y\n";
  for (std::size_t i = 0; i < shape.rows; ++i) {
    std::size_t first = 0;
    for (std::size_t j = 0; j < shape.numeric + shape.categorical; ++j) {
      const std::size_t value = random.below(shape.values);
      if (j == 0) first = value;
      csv += (j < shape.numeric ? std::to_string(value) : std::string(1, "abcd"[value])) + ',';
    }
    bool label = random.below(2) == 1;
    if (random.uniform() < shape.order) label = 2 * first >= shape.values;
    if (i < 2) label = i == 0;
    csv += std::to_string(static_cast<int>(i * 7 % 5) - 2) + ',';
    csv += label ? "1\n" : "0\n";
  }
  return csv;
}

// What the oracle looks at: whole numbers, the constant first.
struct WholeRows {
  std::vector<oracle::WholeVector> rows;
  std::vector<bool> is_positive;
};

// Of the design before it is standardised.
WholeRows whole_rows(const Design& design) {
  WholeRows result;
  for (const DesignBlock& block : design.blocks) {
    for (std::size_t i = 0; i < block.rows; ++i) {
      oracle::WholeVector row = {1};
      for (const Term& term : design.terms) {
        row.push_back(term.numeric ? std::llround(design.number(block, term.column, i))
                                   : static_cast<oracle::Whole>(design.codes(block, term.column)[i] == term.level));
      }
      result.rows.push_back(row);
      result.is_positive.push_back(block.labels[i] > 0.5);
    }
  }
  return result;
}

std::vector<oracle::WholeVector> of_terms(const std::vector<oracle::WholeVector>& rows,
                                          const std::vector<std::size_t>& terms, bool intercept) {
  std::vector<oracle::WholeVector> result;
  for (const oracle::WholeVector& row : rows) {
    result.push_back(intercept ? oracle::WholeVector{1} : oracle::WholeVector{});
    for (const std::size_t term : terms) result.back().push_back(row[term + 1]);
  }
  return result;
}

// And that the infimum is one: where the gradient is nearly zero, the loss is nearly as low as it gets.
void check_stand_ins(const Fit& result) {
  CHECK(std::abs(result.minimum.point.loss - result.separation.infimum) <= 1e-9);
  for (const double component : result.minimum.point.gradient) CHECK(std::abs(component) < 1e-8);
}

void check_verdict(const Fit& result, const oracle::Separated& expected) {
  const Separation& found = result.separation;
  if (!expected.any) {
    CHECK(found.kind == SeparationKind::none);
    CHECK(result.minimum.converged);
    CHECK(result.minimum.information.has_value());
    return;
  }
  CHECK(found.kind == (expected.complete ? SeparationKind::complete : SeparationKind::quasi_complete));
  CHECK(found.rows == expected.rows);
  CHECK_FALSE(result.minimum.converged);
  const std::size_t intercepts = expected.moved.size() - found.weights.size();
  REQUIRE(intercepts <= 1);
  if (intercepts == 0) CHECK_FALSE(found.intercept.is_infinite);
  for (std::size_t j = 0; j < expected.moved.size(); ++j) {
    const WeightLimit& limit = j < intercepts ? found.intercept : found.weights[j - intercepts];
    CAPTURE(j);
    CHECK(limit.is_infinite == expected.moved[j]);
    CHECK(limit.sign == expected.sign[j]);
  }
  check_stand_ins(result);
}

ColumnOptions random_columns(bool offset, bool intercept) {
  ColumnOptions columns = target("y");
  if (offset) {
    columns.offset = "o";
  } else {
    columns.ignore = {"o"};
  }
  columns.intercept = intercept;
  return columns;
}

// Three columns of up to 60 levels, many of them rare, two numbers, and labels that follow them more or less: as a rule
// separated, and often stage by stage.
std::string table_of_rare_levels(Random& random) {
  constexpr std::size_t columns = 3;
  constexpr std::size_t most_levels = 60;
  const std::size_t rows = std::vector<std::size_t>{50, 100, 300, 1000}[random.below(4)];
  const double strength = std::vector<double>{1, 3, 8}[random.below(3)];
  const auto effect = [&] { return strength * (random.uniform() - 0.5); };
  std::vector<std::vector<double>> effects(columns);
  for (std::vector<double>& of_column : effects) {
    const std::size_t levels = 2 + random.below(most_levels - 1);
    while (of_column.size() < levels) of_column.push_back(effect());
  }
  const std::vector<double> slopes = {effect(), effect()};
  const double intercept = 6 * (random.uniform() - 0.5);
  std::string csv = "a,b,c,d,e,y\n";
  for (std::size_t i = 0; i < rows; ++i) {
    const double a = 2 * random.uniform();
    const double b = static_cast<double>(random.below(5));
    double z = intercept + slopes[0] * a + slopes[1] * b;
    csv += fmt::format("{},{}", a, b);
    for (const std::vector<double>& of_column : effects) {
      const std::size_t level = random.below(random.below(of_column.size()) + 1);
      z += of_column[level];
      csv += fmt::format(",l{}", level);
    }
    const bool label = i < 2 ? i == 0 : random.uniform() < sigmoid(z);
    csv += label ? ",1\n" : ",0\n";
  }
  return csv;
}

// Fits random tables, of which some have no column that varies, and calls visit(design, fit, what the oracle says).
template <class Visit>
void for_random_tables(std::uint64_t seed, std::size_t tables, const ColumnOptions& columns, const Visit& visit,
                       const DescentOptions& options = {}) {
  Random random(seed);
  for (std::size_t t = 0; t < tables; ++t) {
    const std::string csv = random_table(random_shape(random), random);
    CAPTURE(csv);
    Design design;
    try {
      design = design_of(csv, columns);
    } catch (const Error&) {
      continue;
    }
    const WholeRows whole = whole_rows(design);
    const Fit result = fit(design, options, Run());
    const auto rows = of_terms(whole.rows, result.minimum.terms, columns.intercept);
    visit(design, result, oracle::separated(rows, whole.is_positive));
  }
}

}  // namespace

TEST_CASE("the verdict on separation is that of trying all directions") {
  std::size_t separated = 0;
  std::size_t complete = 0;
  std::size_t most_passes = 0;
  constexpr std::size_t tables = 4000;
  for_random_tables(1, tables, random_columns(false, true),
                    [&](const Design&, const Fit& result, const oracle::Separated& expected) {
                      check_verdict(result, expected);
                      if (expected.any) ++separated;
                      if (expected.complete) ++complete;
                      most_passes = std::max(most_passes, result.minimum.passes);
                    });
  CHECK(separated > tables / 5);
  CHECK(separated < tables * 4 / 5);
  CHECK(complete > tables / 20);
  CHECK(most_passes <= 150);
  MESSAGE(separated << " separated, " << complete << " completely; at most " << most_passes << " passes");
}

TEST_CASE("separation by rare levels is decided in few passes") {
  std::size_t separated = 0;
  std::size_t most_passes = 0;
  constexpr std::size_t tables = 400;
  Random random(7);
  for (std::size_t t = 0; t < tables; ++t) {
    Design design = design_of(table_of_rare_levels(random), target("y"));
    const Fit result = fit(design, {}, Run());
    CAPTURE(t);
    CHECK(result.separation.kind != SeparationKind::undecided);
    CHECK(result.minimum.converged == (result.separation.kind == SeparationKind::none));
    if (result.separation.is_found()) check_stand_ins(result);
    if (result.separation.is_found()) ++separated;
    most_passes = std::max(most_passes, result.minimum.passes);
  }
  CHECK(separated > tables / 2);
  CHECK(most_passes <= 150);
  MESSAGE(separated << " separated; at most " << most_passes << " passes");
}

TEST_CASE("profile intervals are open where directions of recession lead, and nowhere else") {
  std::size_t open = 0;
  std::size_t wide_open = 0;
  std::size_t closed = 0;
  const auto visit = [&](Design& design, const Fit& result, const oracle::Separated& expected) {
    const Run run;
    std::vector<Term> terms;
    for (const std::size_t term : result.minimum.terms) terms.push_back(design.terms[term]);
    Objective objective(design, terms, {}, kernels(InstructionSet::baseline), run);
    const std::vector<ProfileInterval> intervals = expected.any ? separated_profile_intervals(objective, result, 0.9)
                                                                : profile_intervals(objective, result.minimum, 0.9);
    REQUIRE(intervals.size() == expected.moved.size());
    for (std::size_t j = 0; j < intervals.size(); ++j) {
      CAPTURE(j);
      REQUIRE(intervals[j].low);
      REQUIRE(intervals[j].high);
      const bool both = expected.moved[j] && expected.sign[j] == 0;
      CHECK((*intervals[j].low == -HUGE_VAL) == (both || expected.sign[j] < 0));
      CHECK((*intervals[j].high == HUGE_VAL) == (both || expected.sign[j] > 0));
      CHECK(*intervals[j].low < *intervals[j].high);
      if (both) ++wide_open;
      if (expected.moved[j]) ++open;
      if (expected.any && !expected.moved[j]) ++closed;
    }
  };
  for_random_tables(5, 1500, random_columns(false, true), visit);
  CHECK(open > 500);
  CHECK(wide_open > 50);
  CHECK(closed > 50);
}

TEST_CASE("an offset changes no verdict on separation") {
  std::size_t separated = 0;
  for_random_tables(3, 1500, random_columns(true, true),
                    [&](const Design&, const Fit& result, const oracle::Separated& expected) {
                      check_verdict(result, expected);
                      if (expected.any) ++separated;
                    });
  CHECK(separated > 300);
}

TEST_CASE("without an intercept the verdict is that of trying all directions without one") {
  for (const bool offset : {false, true}) {
    std::size_t separated = 0;
    std::size_t complete = 0;
    for_random_tables(4, 1500, random_columns(offset, false),
                      [&](const Design&, const Fit& result, const oracle::Separated& expected) {
                        check_verdict(result, expected);
                        if (expected.any) ++separated;
                        if (expected.complete) ++complete;
                      });
    CHECK(separated > 200);
    CHECK(complete > 20);
  }
}

TEST_CASE("a linear programme finds the widest direction, or proves that there is none") {
  std::size_t found = 0;
  std::size_t none = 0;
  const auto visit = [&](const Design& design, const Fit& result, const oracle::Separated& expected) {
    std::vector<Term> terms;
    for (const std::size_t term : result.minimum.terms) terms.push_back(design.terms[term]);
    const Run run;
    const SignedRows rows(design, terms, kernels(InstructionSet::baseline), run);
    std::vector<Direction> basis;
    for (std::size_t j = 0; j < rows.size(); ++j) {
      basis.emplace_back(rows.size(), 0.0);
      basis.back()[j] = 1;
    }
    const auto widest = RecessionCone(rows, std::vector<std::uint8_t>(rows.count(), 1), basis).widest();
    if (!expected.any) {
      ++none;
      CHECK(widest.outcome == RecessionCone::Outcome::none);
      return;
    }
    ++found;
    REQUIRE(widest.outcome == RecessionCone::Outcome::found);
    std::size_t settled = 0;
    for (const double margin : rows.margins(widest.direction)) {
      CHECK(margin > -1e-9 * rows.reach(widest.direction));
      if (margin > 1e-7 * rows.reach(widest.direction)) ++settled;
    }
    CHECK(settled == expected.rows);
  };
  for_random_tables(2, 1500, random_columns(false, true), visit);
  CHECK(found > 300);
  CHECK(none > 300);
}
