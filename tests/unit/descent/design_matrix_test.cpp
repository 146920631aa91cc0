#include "descent/design_matrix.h"

#include "base/random.h"
#include "nested_table.h"
#include "random_fits.h"
#include "table_of.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <vector>

using namespace logreg;

namespace {

const Run one_thread;

// X row by row, from the rows as they were read.
std::vector<std::vector<double>> dense(const std::vector<oracle::Row>& rows, const Design& design) {
  std::vector<std::vector<double>> result;
  for (const oracle::Row& row : rows) {
    result.push_back({design.has_intercept ? 1.0 : 0.0});
    for (std::size_t t = 0; t < row.x.size(); ++t) {
      result.back().push_back((row.x[t] - design.terms[t].mean) / design.terms[t].sd);
    }
  }
  return result;
}

std::vector<double> random_vector(std::size_t size, Random& random) {
  std::vector<double> result;
  for (std::size_t i = 0; i < size; ++i) result.push_back(random.uniform() * 2 - 1);
  return result;
}

// A design, its matrix and the same matrix written out.
struct Sample {
  explicit Sample(const ColumnOptions& columns, std::size_t rows = 5000)
      : design(design_of(random_csv(rows, 3), columns)), raw(expanded(design)) {
    design.standardize(one_thread);
    x = dense(raw, design);
  }
  DesignMatrix matrix() const {
    return {design, design.terms, TermUnits::standardized, kernels(InstructionSet::baseline), one_thread};
  }

  Design design;
  std::vector<oracle::Row> raw;
  std::vector<std::vector<double>> x;
};

void check_close(const std::vector<double>& found, const std::vector<double>& wanted, double scale) {
  REQUIRE(found.size() == wanted.size());
  for (std::size_t i = 0; i < found.size(); ++i) CHECK(std::abs(found[i] - wanted[i]) <= 1e-11 * scale);
}

}  // namespace

TEST_CASE("the design matrix times a vector, and its transpose times one, are those of the matrix written out") {
  for_all_inputs([](const ColumnOptions& columns) {
    const Sample sample(columns);
    const DesignMatrix matrix = sample.matrix();
    Random random(1);
    std::vector<double> v = random_vector(matrix.size(), random);
    if (!columns.intercept) v[0] = 0;
    const std::vector<double> u = random_vector(matrix.rows(), random);
    std::vector<double> products;
    std::vector<double> sums(matrix.size(), 0.0);
    for (std::size_t i = 0; i < sample.x.size(); ++i) {
      products.push_back(dot(sample.x[i], v));
      for (std::size_t j = 0; j < sums.size(); ++j) sums[j] += u[i] * sample.x[i][j];
    }
    check_close(matrix.times(v), products, 1);
    check_close(matrix.transposed_times(u), sums, static_cast<double>(matrix.rows()));
    CHECK(matrix.passes() == 2);
  });
}

TEST_CASE("a row of the design matrix is that of the matrix written out") {
  const Sample sample(random_columns(false));
  const DesignMatrix matrix = sample.matrix();
  std::vector<double> row(matrix.size());
  for (const std::size_t i : {std::size_t{0}, std::size_t{1}, std::size_t{4095}, std::size_t{4999}}) {
    matrix.set_row(i, row);
    check_close(row, sample.x[i], 1);
  }
}

TEST_CASE("sums over some rows are those of the rows, one after another") {
  const Sample sample(random_columns(true));
  const DesignMatrix matrix = sample.matrix();
  Random random(2);
  const std::vector<double> v = random_vector(matrix.size(), random);
  const std::vector<std::size_t> some = {4999, 17, 17, 3000};
  std::vector<double> wanted(matrix.size(), 0.0);
  for (const std::size_t i : some) {
    for (std::size_t j = 0; j < wanted.size(); ++j) {
      wanted[j] += sample.raw[i].weight * dot(sample.x[i], v) * sample.x[i][j];
    }
  }
  const auto factor = [](const DesignBlock& block, std::size_t i, double product) { return block.weight(i) * product; };
  check_close(matrix.transposed_times(some, v, factor), wanted, 10);
  CHECK(matrix.passes() == 0);
}

TEST_CASE(
    "Gram matrix, its diagonal, its product with a vector and quadratic forms agree with the matrix written out") {
  for_all_inputs([](const ColumnOptions& columns) {
    const Sample sample(columns);
    const DesignMatrix matrix = sample.matrix();
    Random random(4);
    const std::vector<double> d = random_vector(matrix.rows(), random);
    std::vector<double> v = random_vector(matrix.size(), random);
    if (!columns.intercept) v[0] = 0;
    SymmetricMatrix wanted(matrix.size());
    for (std::size_t i = 0; i < sample.x.size(); ++i) {
      for (std::size_t j = 0; j < wanted.size(); ++j) {
        for (std::size_t k = 0; k <= j; ++k) {
          wanted.at(j, k) += d[i] * sample.x[i][j] * sample.x[i][k] / sample.design.weight_sum;
        }
      }
    }
    if (!columns.intercept) wanted.at(0, 0) = 1;
    const SymmetricMatrix gram = matrix.gram(d);
    const std::vector<double> diagonal = matrix.gram_diagonal(matrix.of_rows(d));
    std::vector<double> product(matrix.size(), 0.0);
    for (std::size_t j = 0; j < wanted.size(); ++j) {
      CHECK(std::abs(diagonal[j] - wanted.at(j, j)) < 1e-12);
      for (std::size_t k = 0; k < wanted.size(); ++k) {
        CHECK(std::abs(gram.at(j, k) - wanted.at(j, k)) < 1e-12);
        product[j] += wanted.at(j, k) * v[k];
      }
    }
    check_close(matrix.gram_times(matrix.of_rows(d), v), product, 1);
    const std::vector<double> forms = matrix.quadratic_forms(gram);
    for (std::size_t i = 0; i < forms.size(); i += 97) {
      double form = 0;
      for (std::size_t j = 0; j < wanted.size(); ++j) {
        for (std::size_t k = 0; k < wanted.size(); ++k) {
          form += sample.x[i][j] * wanted.at(j, k) * sample.x[i][k];
        }
      }
      CHECK(std::abs(forms[i] - form) < 1e-10);
    }
  });
}

TEST_CASE("the Gram matrix of every second block is that of these rows, and no pass over all") {
  const Sample sample(random_columns(true), 20000);
  const DesignMatrix matrix = sample.matrix();
  REQUIRE(sample.design.blocks.size() > 2);
  const Design part = sample.design.every(2);
  const DesignMatrix of_part(part, part.terms, TermUnits::standardized, kernels(InstructionSet::baseline), one_thread);
  const SymmetricMatrix found = matrix.weighted_gram(2);
  const SymmetricMatrix wanted = of_part.weighted_gram();
  for (std::size_t j = 0; j < found.size(); ++j) {
    for (std::size_t k = 0; k < found.size(); ++k) CHECK(std::abs(found.at(j, k) - wanted.at(j, k)) < 1e-12);
  }
  CHECK(matrix.passes() == 0);
  CHECK(of_part.passes() == 1);
}

TEST_CASE("with stored columns the design matrix has them as they are, levels as 0 and 1") {
  const Sample sample(random_columns(false));
  const DesignMatrix stored(sample.design, sample.design.terms, TermUnits::stored, kernels(InstructionSet::baseline),
                            one_thread);
  std::vector<double> row(stored.size());
  stored.set_row(40, row);
  const DesignBlock& block = sample.design.blocks.front();
  CHECK(row[1] == block.columns[0][40]);
  CHECK(row[2] == block.columns[1][40]);
  CHECK(row[3] == sample.raw[40].x[2]);
  CHECK(row[4] == sample.raw[40].x[3]);
}

TEST_CASE(
    "all that is asked of slopes is as of their columns, and the bits are those of any threads and instructions") {
  const std::string csv = nested_csv(9000, 20, 6);
  for (const std::string formula : {"y ~ g/x", "y ~ w + x*g + w:g:h", "y ~ poly(x, 2):g - 1", "y ~ g + I(1e3 + x):g"}) {
    CAPTURE(formula);
    ColumnOptions options;
    options.weights = "n";
    BothForms both(csv, formula, options);
    REQUIRE_FALSE(both.slopes.slopes().empty());
    both.slopes.standardize(one_thread);
    both.columns.standardize(one_thread);
    const Kernels& baseline = kernels(InstructionSet::baseline);
    const DesignMatrix found(both.slopes, both.slopes.terms, TermUnits::standardized, baseline, one_thread);
    const DesignMatrix wanted(both.columns, both.columns.terms, TermUnits::standardized, baseline, one_thread);
    REQUIRE(found.size() == wanted.size());
    Random random(11);
    std::vector<double> v = random_vector(found.size(), random);
    if (!both.slopes.has_intercept) v[0] = 0;
    const std::vector<double> u = random_vector(found.rows(), random);
    std::vector<double> d;
    for (const double number : u) d.push_back(0.1 + number * number);
    const auto rows = static_cast<double>(found.rows());
    check_close(found.times(v), wanted.times(v), 100);
    check_close(found.transposed_times(u), wanted.transposed_times(u), rows);
    check_close(found.gram_diagonal(found.of_rows(d)), wanted.gram_diagonal(wanted.of_rows(d)), 1);
    check_close(found.gram_times(found.of_rows(d), v), wanted.gram_times(wanted.of_rows(d), v), 10);
    const SymmetricMatrix gram = found.gram(d);
    const SymmetricMatrix of_columns = wanted.gram(d);
    for (std::size_t j = 0; j < gram.size(); ++j) {
      for (std::size_t k = 0; k <= j; ++k) CHECK(std::abs(gram.at(j, k) - of_columns.at(j, k)) < 1e-11);
    }
    check_close(found.quadratic_forms(gram), wanted.quadratic_forms(gram), 1e4);
    std::vector<double> row(found.size());
    std::vector<double> row_of_columns(found.size());
    for (const std::size_t i : {std::size_t{3}, std::size_t{8888}}) {
      found.set_row(i, row);
      wanted.set_row(i, row_of_columns);
      check_close(row, row_of_columns, 100);
    }
    const std::vector<std::size_t> some = {8888, 3, 3, 500};
    const auto factor = [](const DesignBlock& block, std::size_t i, double z) { return block.weight(i) * z; };
    check_close(found.transposed_times(some, v, factor), wanted.transposed_times(some, v, factor), 1e4);
    for (const std::size_t threads : {2U, 8U}) {
      const Run run(threads, nullptr, -1, nullptr);
      const DesignMatrix same(both.slopes, both.slopes.terms, TermUnits::standardized,
                              kernels(widest_instruction_set()), run);
      CHECK(same.times(v) == found.times(v));
      CHECK(same.transposed_times(u) == found.transposed_times(u));
      const SymmetricMatrix again = same.gram(d);
      CHECK(std::equal(again.values().begin(), again.values().end(), gram.values().begin()));
    }
  }
}
