// Tables made by a seed, and their rows and coefficients as the oracles take them.
#pragma once

#include "base/random.h"
#include "descent/neuron.h"
#include "fit/fit.h"
#include "newton_oracle.h"
#include "table_of.h"

#include <doctest/doctest.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace logreg {

// Two numbers, a category of three levels and a label that depends on them; weights, offsets and groups of rows.
inline std::string random_csv(std::size_t rows, std::uint64_t seed) {
  Random random(seed);
  std::string csv = "a,b,c,w,o,g,y\n";
  for (std::size_t i = 0; i < rows; ++i) {
    const double a = random.uniform() * 10;
    const double b = random.uniform() + a / 7;
    const std::size_t c = random.below(3);
    const double z = 0.4 * a - 1.5 * b + 0.7 * static_cast<double>(c) - 1;
    csv += std::to_string(a) + ',' + std::to_string(b) + ',' + "pqr"[c] + ',' + std::to_string(1 + random.below(4)) +
           (i % 3 == 0 ? ",-0." : ",1.") + std::to_string(i % 97) + ",g" + std::to_string(i * i % 47) +
           (random.uniform() < sigmoid(z) ? ",1\n" : ",0\n");
  }
  return csv;
}

inline ColumnOptions random_columns(bool weighted, bool offset = false, bool intercept = true) {
  ColumnOptions options = target("y");
  options.features = {"a", "b", "c"};
  if (weighted) options.weights = "w";
  if (offset) options.offset = "o";
  options.intercept = intercept;
  return options;
}

// Calls visit(columns) with and without weights, offset and intercept.
template <class Visit>
inline void for_all_inputs(const Visit& visit) {
  for (int choice = 0; choice < 8; ++choice) {
    CAPTURE(choice);
    visit(random_columns((choice & 1) != 0, (choice & 2) != 0, (choice & 4) == 0));
  }
}

// Columns a, k, b, g and y, where b is a but for 1e-7 k: a model of a and b is one of a and k, in other words.
inline std::string nearly_dependent_csv(std::size_t rows, std::uint64_t seed) {
  Random random(seed);
  std::string csv = "a,k,b,g,y\n";
  for (std::size_t i = 0; i < rows; ++i) {
    const std::string a = std::to_string(150 + random.below(90));
    const std::size_t k = random.below(10);
    const double z = 0.03 * std::stod(a) - 5 - 0.1 * static_cast<double>(k);
    csv += a + ',' + std::to_string(k) + ',' + a + ".000000" + std::to_string(k) + ",g" + std::to_string(i * i % 47) +
           (random.uniform() < sigmoid(z) ? ",1\n" : ",0\n");
  }
  return csv;
}

// The design before it is standardised, with categories expanded.
inline std::vector<oracle::Row> expanded(const Design& design) {
  std::vector<oracle::Row> rows;
  for (const DesignBlock& block : design.blocks) {
    for (std::size_t i = 0; i < block.rows; ++i) {
      oracle::Row row;
      for (const Term& term : design.terms) {
        row.x.push_back(term.numeric ? design.number(block, term.column, i)
                                     : design.codes(block, term.column)[i] == term.level);
      }
      row.label = block.labels[i];
      if (!block.weights.empty()) row.weight = block.weights[i];
      if (!block.offsets.empty()) row.offset = block.offsets[i];
      rows.push_back(row);
    }
  }
  return rows;
}

inline std::vector<double> raw_coefficients(const Design& design, const Fit& result) {
  std::vector<double> raw = {result.minimum.point.weights[0]};
  for (std::size_t t = 0; t < result.minimum.terms.size(); ++t) {
    const Term& term = design.terms[result.minimum.terms[t]];
    raw.push_back(result.minimum.point.weights[t + 1] / term.sd);
    raw[0] -= raw.back() * term.mean;
  }
  return raw;
}

}  // namespace logreg
