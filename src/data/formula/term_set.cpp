#include "data/formula/term_set.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace logreg {

std::size_t VariableSetHash::operator()(const VariableSet& set) const {
  std::size_t hash = set.size();
  for (const std::size_t variable : set) hash = (hash ^ variable) * 0x9e3779b97f4a7c15U + (hash >> 29U);
  return hash;
}

void TermSet::add(VariableSet term) {
  if (places_.emplace(term, terms_.size()).second) terms_.push_back(std::move(term));
}

void TermSet::remove(const VariableSet& term) {
  places_.erase(term);
}

TermList TermSet::list() const {
  TermList result;
  for (std::size_t i = 0; i < terms_.size(); ++i) {
    const auto place = places_.find(terms_[i]);
    if (place != places_.end() && place->second == i) result.push_back(terms_[i]);
  }
  return result;
}

VariableSet TermAlgebra::united(const VariableSet& first, const VariableSet& second) {
  const std::size_t work = first.size() + second.size() + 1;
  if (work > work_left_) throw TermsLimit();
  work_left_ -= work;
  VariableSet result;
  std::ranges::set_union(first, second, std::back_inserter(result));
  return result;
}

VariableSet TermAlgebra::all_of(const TermList& terms) {
  VariableSet result;
  for (const VariableSet& term : terms) result = united(result, term);
  return result;
}

void TermAlgebra::add_interactions(TermSet& result, const TermList& first, const TermList& second) {
  for (const VariableSet& a : first) {
    for (const VariableSet& b : second) {
      result.add(united(a, b));
      if (result.size() > most_terms) throw TermsLimit();
    }
  }
}

TermList TermAlgebra::interactions(const TermList& first, const TermList& second) {
  TermSet result;
  add_interactions(result, first, second);
  return result.list();
}

TermList TermAlgebra::crossed(const TermList& first, const TermList& second) {
  if (first.empty()) return {};
  TermSet result;
  for (const TermList* const terms : {&first, &second}) {
    for (const VariableSet& term : *terms) result.add(term);
  }
  add_interactions(result, first, second);
  return result.list();
}

TermList TermAlgebra::nested(const TermList& first, const TermList& second) {
  if (first.empty()) return {};
  TermSet result;
  for (const VariableSet& term : first) result.add(term);
  add_interactions(result, {all_of(first)}, second);
  return result.list();
}

TermList TermAlgebra::within(const TermList& first, const TermList& second) {
  return interactions(first, {all_of(second)});
}

TermList TermAlgebra::power(const TermList& terms, std::size_t exponent) {
  TermList result = terms;
  for (std::size_t i = 1; i < exponent; ++i) {
    TermList next = interactions(result, terms);
    // As many variables as there are, and the order is that of the last step.
    if (next == result) break;
    result = std::move(next);
  }
  return result;
}

void sort_by_degree(TermList& terms) {
  std::ranges::stable_sort(terms, {}, &VariableSet::size);
}

}  // namespace logreg
