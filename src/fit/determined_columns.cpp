#include "fit/determined_columns.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <utility>

namespace logreg {

namespace {

// A column of the design and its terms.
struct Candidate {
  bool numeric = true;
  std::size_t column = 0;
  std::vector<std::size_t> terms;
};

// In the order of their first terms.
std::vector<Candidate> candidates_of(const Design& design) {
  std::vector<Candidate> result;
  for (std::size_t t = 0; t < design.terms.size(); ++t) {
    const Term& term = design.terms[t];
    const bool goes_on =
        !result.empty() && !term.numeric && !result.back().numeric && result.back().column == term.column;
    if (!goes_on) result.push_back({term.numeric, term.column, {}});
    result.back().terms.push_back(t);
  }
  return result;
}

// The value that each level of a wide column has in another column, or nothing if some level has two.
std::optional<std::vector<double>> values_by_level(const Design& design, std::size_t wide, const Candidate& other) {
  constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
  std::vector<double> result(design.categorical[wide].levels, unknown);
  for (const DesignBlock& block : design.blocks) {
    const auto levels = design.codes(block, wide);
    for (std::size_t i = 0; i < block.rows; ++i) {
      const double value = other.numeric ? design.column(block, other.column)[i]
                                         : static_cast<double>(design.codes(block, other.column)[i]);
      double& known = result[levels[i]];
      if (std::isnan(known)) known = value;
      if (known != value) return std::nullopt;
    }
  }
  return result;
}

// What each term of `other` depends on: the levels whose value differs from the baseline's. Without an intercept only
// levels with a term can say something, so that a term that is not 0 at the baseline stays.
std::vector<DependentTerm> dependent_on(const Design& design, const Candidate& wide, const Candidate& other,
                                        const std::vector<double>& values) {
  std::vector<bool> has_term(values.size(), false);
  for (const std::size_t t : wide.terms) has_term[design.terms[t].level] = true;
  const auto baseline = static_cast<std::size_t>(std::find(has_term.begin(), has_term.end(), false) - has_term.begin());
  std::vector<DependentTerm> result;
  for (const std::size_t own : other.terms) {
    const auto value = [&](std::size_t level) {
      return other.numeric ? values[level]
                           : static_cast<double>(values[level] == static_cast<double>(design.terms[own].level));
    };
    const double at_baseline = baseline < values.size() ? value(baseline) : 0;
    if (!design.has_intercept && at_baseline != 0) continue;
    DependentTerm dependent{own, {}, {}};
    for (const std::size_t t : wide.terms) {
      if (value(design.terms[t].level) != at_baseline) dependent.depends_on.push_back(t);
    }
    result.push_back(std::move(dependent));
  }
  return result;
}

}  // namespace

std::vector<DependentTerm> determined_terms(const Design& design, std::size_t narrow) {
  const std::vector<Candidate> candidates = candidates_of(design);
  const auto levels = [&](std::size_t i) {
    return candidates[i].numeric ? 0 : design.categorical[candidates[i].column].levels;
  };
  std::vector<bool> is_left_out(candidates.size(), false);
  std::vector<DependentTerm> result;
  for (std::size_t wide = 0; wide < candidates.size(); ++wide) {
    if (levels(wide) <= narrow) continue;
    for (std::size_t other = 0; other < candidates.size(); ++other) {
      if (other == wide || is_left_out[wide] || is_left_out[other] || levels(other) > levels(wide)) continue;
      // With as many levels each determines the other.
      if (levels(other) == levels(wide) && other < wide) continue;
      const auto values = values_by_level(design, candidates[wide].column, candidates[other]);
      if (!values) continue;
      is_left_out[other] = true;
      for (DependentTerm& term : dependent_on(design, candidates[wide], candidates[other], *values)) {
        result.push_back(std::move(term));
      }
    }
  }
  std::sort(result.begin(), result.end(), [](const auto& a, const auto& b) { return a.term < b.term; });
  return result;
}

}  // namespace logreg
