// Trainings of random tables, to hold laws against: with and without weights, offset and intercept.
#pragma once

#include "base/number.h"
#include "base/random.h"
#include "descent/neuron.h"
#include "model/train.h"
#include "training_of.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace logreg::laws {

// Columns of texts, by name, in the order of the file.
struct Columns {
  std::vector<std::pair<std::string, std::vector<std::string>>> columns;

  std::vector<std::string>& operator[](const std::string& name) {
    return std::ranges::find(columns, name, [](const auto& column) { return column.first; })->second;
  }
  std::size_t rows() const { return columns.front().second.size(); }
  std::string csv() const {
    std::string text;
    for (const auto& [name, cells] : columns) text += name + ',';
    text.back() = '\n';
    for (std::size_t i = 0; i < rows(); ++i) {
      for (const auto& column : columns) text += column.second[i] + ',';
      text.back() = '\n';
    }
    return text;
  }
  // Row i as many times as times(i) says.
  template <class Times>
  Columns repeated(const Times& times) const {
    Columns result;
    for (const auto& [name, cells] : columns) {
      auto& to = result.columns.emplace_back(name, std::vector<std::string>()).second;
      for (std::size_t i = 0; i < rows(); ++i) to.insert(to.end(), times(i), cells[i]);
    }
    return result;
  }
};

// Two numbers, two categories, weights w, offsets o and a label y that depends on them a little.
inline Columns random_columns(std::uint64_t seed) {
  Random random(seed);
  const std::size_t rows = 150 + random.below(200);
  Columns table;
  for (const char* name : {"a", "b", "c", "d", "w", "o", "y"})
    table.columns.emplace_back(name, std::vector<std::string>());
  for (std::size_t i = 0; i < rows; ++i) {
    const double a = random.uniform() * 20 - 5;
    const double b = random.uniform() + a / 30;
    const std::size_t c = random.below(4);
    const std::size_t d = random.below(2);
    const double o = random.uniform() * 2 - 1;
    const double z = 0.1 * a - b + 0.3 * static_cast<double>(c) - 0.2 + o;
    table["a"].push_back(shortest(a));
    table["b"].push_back(shortest(b));
    table["c"].push_back(std::string(1, "pqrs"[c]));
    table["d"].push_back(d == 0 ? "u" : "v");
    table["w"].push_back(std::to_string(random.below(4)));
    table["o"].push_back(shortest(o));
    table["y"].push_back(random.uniform() < sigmoid(z) ? "1" : "0");
  }
  return table;
}

inline Training trained(const Columns& columns, const ColumnOptions& options, const TrainingOptions& fit = {}) {
  return training_of(columns.csv(), options, fit);
}

// Calls visit(table, options).
template <class Visit>
void for_random_fits(std::uint64_t seed, const Visit& visit, std::size_t tables = 12) {
  for (std::size_t t = 0; t < tables; ++t) {
    ColumnOptions options = target("y");
    options.features = {"a", "b", "c", "d"};
    if (t % 2 == 1) options.weights = "w";
    if (t / 2 % 2 == 1) options.offset = "o";
    options.intercept = t / 4 % 2 == 0;
    CAPTURE(t);
    visit(random_columns(seed + t), options);
  }
}

inline std::map<std::string, CoefficientLine> lines_of(const Training& training) {
  std::map<std::string, CoefficientLine> result;
  for (const CoefficientLine& line : training.coefficients) result[line.term] = line;
  return result;
}

// As a part of its standard error, if that is larger than the number.
inline void check_near(double found, double wanted, double std_error, double tolerance) {
  CHECK(std::abs(found - wanted) <= tolerance * std::max(std::abs(wanted), std_error));
}

// The same terms with the same estimates and standard errors, and the same likelihood.
inline void check_same(const Training& found, const Training& wanted, double tolerance) {
  CHECK(found.fit.minimum.converged);
  const auto lines = lines_of(found);
  REQUIRE(lines.size() == wanted.coefficients.size());
  for (const CoefficientLine& line : wanted.coefficients) {
    CAPTURE(line.term);
    REQUIRE(lines.contains(line.term));
    const CoefficientLine& other = lines.at(line.term);
    check_near(*other.estimate, *line.estimate, *line.std_error, tolerance);
    CHECK(*other.std_error == doctest::Approx(*line.std_error).epsilon(tolerance));
  }
  CHECK(found.likelihood.log_likelihood == doctest::Approx(wanted.likelihood.log_likelihood).epsilon(1e-12));
  CHECK(found.likelihood.null_log_likelihood == doctest::Approx(wanted.likelihood.null_log_likelihood).epsilon(1e-12));
  CHECK(*found.likelihood.lr_df == *wanted.likelihood.lr_df);
}

}  // namespace logreg::laws
