#include "descent/kernels.h"

#include "base/aligned_vector.h"
#include "base/random.h"
#include "descent/neuron.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

using namespace logreg;

namespace {

// A block of rows with all that the kernels look at.
struct Block {
  std::size_t rows;
  std::size_t columns = 7;
  AlignedVector<double> x;
  AlignedVector<double> z;
  AlignedVector<double> labels;
  AlignedVector<double> weights;
  AlignedVector<std::uint32_t> codes;

  std::vector<const double*> columns_of_x() const {
    std::vector<const double*> result;
    for (std::size_t j = 0; j < columns; ++j) result.push_back(x.data() + j * rows);
    return result;
  }
};

Block random_block(std::size_t rows, std::uint64_t seed) {
  Random random(seed);
  Block block{rows, 7, {}, {}, {}, {}, {}};
  for (std::size_t i = 0; i < rows * block.columns; ++i) block.x.push_back(random.uniform() * 4 - 2);
  for (std::size_t i = 0; i < rows; ++i) {
    block.z.push_back((random.uniform() - 0.5) * (i % 5 == 0 ? 1500 : 20));
    block.labels.push_back(static_cast<double>(random.below(2)));
    block.weights.push_back(random.uniform() * 3);
    block.codes.push_back(static_cast<std::uint32_t>(random.below(4)));
  }
  return block;
}

// Everything that one table of kernels makes of a block.
std::vector<double> results(const Kernels& kernels, const Block& block) {
  const std::vector<double> weights = {0.5, -1.25, 0.75, 3, 0, -0.1, 2};
  const std::vector<double> effects = {0, 0.3, -2, 1e-9};
  std::vector<double> all;
  const auto keep = [&](const auto& values) { all.insert(all.end(), values.begin(), values.end()); };
  AlignedVector<double> logits(block.rows);
  kernels.logits(logits.data(), block.rows, 0.125, block.columns_of_x().data(), block.columns, weights.data());
  kernels.add_levels(logits.data(), block.rows, block.codes.data(), effects.data());
  kernels.add_slopes(logits.data(), block.rows, block.codes.data(), block.x.data(), effects.data());
  keep(logits);
  AlignedVector<double> residuals(block.rows);
  AlignedVector<double> scratch(block.rows);
  for (const double* row_weights : {static_cast<const double*>(nullptr), block.weights.data()}) {
    all.push_back(
        kernels.losses(block.z.data(), block.rows, block.labels.data(), row_weights, residuals.data(), scratch.data()));
    keep(residuals);
    kernels.irls_weights(block.z.data(), block.rows, row_weights, scratch.data());
    keep(scratch);
  }
  kernels.probabilities(block.z.data(), block.rows, scratch.data());
  keep(scratch);
  all.push_back(kernels.sum(block.z.data(), block.rows));
  std::vector<double> sums(block.columns, 1.0);
  kernels.add_products(residuals.data(), block.rows, block.columns_of_x().data(), block.columns, sums.data());
  keep(sums);
  std::vector<double> by_level(4, 0.0);
  kernels.add_by_level(residuals.data(), block.rows, block.codes.data(), by_level.data());
  kernels.add_products_by_level(residuals.data(), block.rows, block.codes.data(), block.x.data(), by_level.data());
  keep(by_level);
  kernels.multiply(block.z.data(), block.x.data(), block.rows, scratch.data());
  keep(scratch);
  all.push_back(kernels.largest_difference(block.z.data(), block.x.data(), block.rows));
  return all;
}

}  // namespace

TEST_CASE("every instruction set gives the same bits, for any number of rows") {
  for (const std::size_t rows : {1U, 7U, 8U, 9U, 15U, 64U, 100U, 1000U}) {
    CAPTURE(rows);
    const Block block = random_block(rows, rows);
    const std::vector<double> baseline = results(kernels(InstructionSet::baseline), block);
    CHECK(results(kernels(InstructionSet::avx2), block) == baseline);
    CHECK(results(kernels(InstructionSet::avx512), block) == baseline);
  }
}

TEST_CASE("the kernels do what single rows do") {
  const Block block = random_block(100, 1);
  const Kernels& widest = kernels(widest_instruction_set());
  AlignedVector<double> residuals(block.rows);
  AlignedVector<double> scratch(block.rows);
  const double loss = widest.losses(block.z.data(), block.rows, block.labels.data(), block.weights.data(),
                                    residuals.data(), scratch.data());
  double expected = 0;
  for (std::size_t i = 0; i < block.rows; ++i) {
    expected += block.weights[i] * log_loss(block.z[i], block.labels[i]);
    const double residual = block.labels[i] > 0.5 ? -sigmoid(-block.z[i]) : sigmoid(block.z[i]);
    CHECK(residuals[i] == block.weights[i] * residual);
  }
  CHECK(loss == doctest::Approx(expected).epsilon(1e-14));
  std::vector<double> sums(block.columns, 0.0);
  widest.add_products(block.z.data(), block.rows, block.columns_of_x().data(), block.columns, sums.data());
  for (std::size_t j = 0; j < block.columns; ++j) {
    long double sum = 0;
    for (std::size_t i = 0; i < block.rows; ++i) {
      sum += static_cast<long double>(block.z[i]) * block.x[j * block.rows + i];
    }
    CHECK(sums[j] == doctest::Approx(static_cast<double>(sum)).epsilon(1e-12));
  }
  AlignedVector<double> z(block.rows, 0.25);
  std::vector<double> by_level(4, 0.0);
  const std::vector<double> effects = {0, 0.3, -2, 1e-9};
  widest.add_slopes(z.data(), block.rows, block.codes.data(), block.x.data(), effects.data());
  widest.add_products_by_level(block.z.data(), block.rows, block.codes.data(), block.x.data(), by_level.data());
  std::vector<double> wanted(4, 0.0);
  for (std::size_t i = 0; i < block.rows; ++i) {
    CHECK(z[i] == 0.25 + effects[block.codes[i]] * block.x[i]);
    wanted[block.codes[i]] += block.z[i] * block.x[i];
  }
  CHECK(by_level == wanted);
}
