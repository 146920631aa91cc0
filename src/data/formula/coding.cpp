#include "data/formula/coding.h"

#include <algorithm>
#include <cstddef>

namespace logreg {

namespace {

// Which terms hold a set of variables.
class TermIndex {
 public:
  TermIndex(std::span<const FormulaTerm> terms, std::size_t variables) : terms_(terms), terms_of_(variables) {
    for (std::size_t i = 0; i < terms.size(); ++i) {
      for (const std::size_t variable : terms[i].variables) terms_of_[variable].push_back(i);
    }
  }

  // Whether one of the terms before `end` holds all of `set`, of which there is one at least.
  bool is_held(std::span<const std::size_t> set, std::size_t end) const {
    const std::size_t rarest =
        *std::ranges::min_element(set, {}, [&](std::size_t variable) { return terms_of_[variable].size(); });
    for (const std::size_t term : terms_of_[rarest]) {
      if (term >= end) return false;
      if (std::ranges::includes(terms_[term].variables, set)) return true;
    }
    return false;
  }

 private:
  std::span<const FormulaTerm> terms_;
  std::vector<std::vector<std::size_t>> terms_of_;  // rising
};

}  // namespace

std::vector<std::vector<Coding>> coding(std::span<const FormulaTerm> terms, const std::vector<bool>& is_category,
                                        bool intercept) {
  const TermIndex index(terms, is_category.size());
  bool first_is_full = !intercept;
  std::vector<std::vector<Coding>> result;
  for (std::size_t i = 0; i < terms.size(); ++i) {
    std::vector<Coding>& codes = result.emplace_back(terms[i].variables.size(), Coding::number);
    for (std::size_t j = 0; j < codes.size(); ++j) {
      const std::size_t variable = terms[i].variables[j];
      if (!is_category[variable]) continue;
      std::vector<std::size_t> others = terms[i].variables;
      std::erase(others, variable);
      const bool has_contrasts = !first_is_full && (others.empty() || index.is_held(others, i));
      first_is_full = false;
      codes[j] = has_contrasts ? Coding::contrasts : Coding::full;
    }
  }
  return result;
}

}  // namespace logreg
