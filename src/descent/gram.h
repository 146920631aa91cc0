// Sums over the rows of factor x product of two columns, for every pair of them: what a Gram or information matrix is
// made of before its terms are centred and scaled.
//
//   sum_i factor_i u_i v_i,   u and v among: the constant 1, numeric columns as they are stored, 0/1 columns of levels
//
// n rows, s columns: n s^2 / 2 products of numbers, but of levels and slopes only where a row has them. Two levels of
// one category never meet in a row, nor do its slopes at two levels: of these the sums of equal levels alone are kept,
// as many numbers as there are levels.
#pragma once

#include "base/run.h"
#include "data/design.h"
#include "descent/kernels.h"

#include <cstddef>
#include <functional>
#include <limits>
#include <optional>
#include <span>
#include <vector>

namespace logreg {

// Of all columns that have some of the terms. Each pair stands once, at the later of the two: the constant, then
// numeric columns, then groups of levels: of a category, or of slopes.
class PairSums {
 public:
  // The design must outlive it.
  PairSums(const Design& design, std::span<const Term> terms);

  // One column.
  struct Row {
    static constexpr std::size_t core = std::numeric_limits<std::size_t>::max();

    std::size_t group = core;  // of levels; core: the constant, or a numeric column
    std::size_t number = 0;    // there; 0 of the core: the constant
  };
  Row row_of(const Term& term) const;
  double constant() const { return sums.front(); }
  double sum(const Row& row) const { return product(row, Row()); }  // with the constant
  double product(const Row& a, const Row& b) const;

  struct Group {
    std::size_t codes = 0;
    std::optional<std::size_t> numbers;  // of slopes: the column of a block
    std::size_t levels = 0;
    std::size_t begin = 0;           // among the sums: levels x width
    std::size_t width = 0;           // the core, then for each group up to this one its levels, or one number
    std::vector<std::size_t> first;  // where those of each group begin in a row
  };
  bool share_codes(std::size_t g, std::size_t h) const { return groups[g].codes == groups[h].codes; }
  double* core_row(std::size_t i) { return sums.data() + i * core_size(); }
  double* row(const Group& group, std::size_t level) { return sums.data() + group.begin + level * group.width; }
  std::size_t core_size() const { return numeric.size() + 1; }

  std::vector<std::size_t> numeric;  // columns of a block
  std::vector<Group> groups;
  std::vector<double> sums;  // core x core, of which the lower half is filled; then the groups

 private:
  void add_group(std::size_t codes, std::optional<std::size_t> numbers, std::size_t levels);

  const Design* design_;
  std::vector<std::size_t> numeric_row_;  // of each column of a block in the core
  std::vector<std::size_t> group_of_category_;
  std::vector<std::size_t> group_of_slopes_;
};

// Puts the factor of each row of the block with this number into `factors`.
using BlockFactors = std::function<void(std::size_t b, double* factors)>;

// Over every `stride`-th block of rows. `shard_begin`: of each shard the first block, and one more at the end; small
// matrices are summed per shard.
PairSums pair_sums(const Design& design, const Kernels& kernels, std::span<const std::size_t> shard_begin,
                   const BlockFactors& factors, std::size_t stride, std::span<const Term> terms, const Run& run);

}  // namespace logreg
