// The algebra of terms: sets of variables, in the order of R's terms().
//
// A list of terms holds each of them once, where it was made first. What the operations make is limited, in number and
// in work, whatever the formula.
#pragma once

#include <cstddef>
#include <span>
#include <unordered_map>
#include <vector>

namespace logreg {

using VariableSet = std::vector<std::size_t>;  // rising
using TermList = std::vector<VariableSet>;     // distinct

struct VariableSetHash {
  std::size_t operator()(const VariableSet& set) const;
};

class TermSet {
 public:
  void add(VariableSet term);  // behind the others, unless it is there
  void remove(const VariableSet& term);
  std::size_t size() const { return places_.size(); }
  TermList list() const;

 private:
  TermList terms_;  // with those that were removed
  std::unordered_map<VariableSet, std::size_t, VariableSetHash> places_;
};

// How much more a formula may make. Thrown where that is not enough.
struct TermsLimit {};

class TermAlgebra {
 public:
  static constexpr std::size_t most_terms = 20'000;

  // a:b, each of the first with each of the second.
  TermList interactions(const TermList& first, const TermList& second);
  // a*b, which is a + b + a:b. With R, where nothing is left of a, there is nothing of b either; so it is of a/b.
  TermList crossed(const TermList& first, const TermList& second);
  // a/b, which is a + all of a with each of b.
  TermList nested(const TermList& first, const TermList& second);
  // a %in% b, each of a with all of b.
  TermList within(const TermList& first, const TermList& second);
  // (a + b)^n, by repeated multiplication.
  TermList power(const TermList& terms, std::size_t exponent);

 private:
  VariableSet united(const VariableSet& first, const VariableSet& second);
  VariableSet all_of(const TermList& terms);
  void add_interactions(TermSet& result, const TermList& first, const TermList& second);

  std::size_t work_left_ = 5'000'000;  // variables in sets that are made
};

// By the number of variables, else as they are.
void sort_by_degree(TermList& terms);

}  // namespace logreg
