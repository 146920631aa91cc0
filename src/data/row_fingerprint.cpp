#include "data/row_fingerprint.h"

#include "base/hash.h"

namespace logreg {

std::uint64_t row_fingerprint(const Design& design) {
  std::uint64_t sum = 0;
  for (const DesignBlock& block : design.blocks) {
    for (std::size_t i = 0; i < block.rows; ++i) {
      std::uint64_t hash = hash_of(block.labels[i]);
      hash = mixed(3 * hash + hash_of(block.weight(i)));
      sum += mixed(3 * hash + hash_of(block.offset(i)));
    }
  }
  return sum;
}

}  // namespace logreg
