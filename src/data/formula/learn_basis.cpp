#include "data/formula/learn_basis.h"

#include "data/formula/basis_messages.h"
#include "data/formula/interval_levels.h"
#include "data/formula/quantile.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <iterator>
#include <optional>
#include <tuple>
#include <unordered_set>
#include <utility>
#include <vector>

namespace logreg {

namespace {

// What is asked of which values, and how the formula says it.
struct Question {
  const BasisRequest& request;
  std::span<const double> values;
  const std::string& term;
};

// Counted up to `most`.
std::size_t distinct_values(std::span<const double> values, std::size_t most) {
  std::unordered_set<double> seen;
  for (const double value : values) {
    if (seen.size() >= most) break;
    seen.insert(value);
  }
  return seen.size();
}

void check_distinct_values(const Question& question, std::size_t wanted) {
  const std::size_t distinct = distinct_values(question.values, wanted);
  if (distinct < wanted) throw error::few_distinct_values(question.term, distinct, wanted);
}

void check_degree(const Question& question, std::size_t most) {
  const std::size_t degree = question.request.degree;
  if (degree < 1 || degree > most) throw error::degree_out_of_range(question.term, degree, most);
}

template <class Comparison>
void check_order(const Question& question, const std::vector<double>& knots, Comparison is_wrong) {
  const auto pair = std::ranges::adjacent_find(knots, is_wrong);
  if (pair != knots.end()) throw error::knots_do_not_ascend(question.term, *pair, *(pair + 1));
}

BasisConstants learn_poly(const Question& question) {
  constexpr std::size_t most_degree = 100;
  check_degree(question, most_degree);
  BasisConstants constants{question.request};
  if (question.request.raw) return constants;
  check_distinct_values(question, question.request.degree + 1);
  constants.polynomial = learn_polynomial(question.values, question.request.degree);
  if (!are_sound(constants)) throw error::powers_out_of_range(question.term);
  return constants;
}

// Without inner knots there are `fewest` columns; each knot gives one more.
std::vector<double> knots_of_df(const Question& question, const BasisConstants& constants, std::size_t fewest) {
  const std::size_t df = question.request.df.value_or(fewest);
  if (df < fewest) throw error::df_too_small(question.term, df, fewest);
  check_distinct_values(question, df + 1);
  if (df == fewest) return {};
  std::vector<double> inside;
  inside.reserve(question.values.size());
  std::ranges::copy_if(question.values, std::back_inserter(inside),
                       [&](double x) { return x >= constants.left && x <= constants.right; });
  if (inside.empty()) throw error::no_values_inside(question.term, constants.left, constants.right);
  return quantiles(inside, equal_shares(df - fewest + 1));
}

void check_inner_knots(const Question& question, const BasisConstants& constants, std::size_t degree) {
  const auto outside = std::ranges::find_if(
      constants.knots, [&](double knot) { return knot <= constants.left || knot >= constants.right; });
  const std::optional<double> breaking = breaking_knot(constants.knots, degree);
  if (outside == constants.knots.end() && !breaking) return;
  const double knot = breaking ? *breaking : *outside;
  if (breaking || question.request.knots.empty()) throw error::tied_knots(question.term, knot);
  throw error::knot_outside(question.term, knot, constants.left, constants.right);
}

BasisConstants learn_splines(const Question& question, std::size_t degree, std::size_t fewest) {
  BasisConstants constants{question.request};
  const auto [least, greatest] = std::ranges::minmax(question.values);
  std::tie(constants.left, constants.right) = question.request.boundary.value_or(std::pair(least, greatest));
  if (question.request.boundary) check_order(question, {constants.left, constants.right}, std::greater_equal());
  check_distinct_values(question, 2);
  check_order(question, question.request.knots, std::greater());
  constants.knots = question.request.knots.empty() ? knots_of_df(question, constants, fewest) : question.request.knots;
  check_inner_knots(question, constants, degree);
  return constants;
}

BasisConstants learn_bs(const Question& question) {
  check_degree(question, BSplines::most_degree);
  return learn_splines(question, question.request.degree, question.request.degree);
}

BasisConstants learn_given(const Question& question, std::size_t fewest) {
  const std::vector<double>& knots = question.request.knots;
  if (knots.size() < fewest) throw error::few_knots(question.term, knots.size(), fewest);
  check_order(question, knots, std::greater_equal());
  return {question.request, knots};
}

BasisConstants learn_rcs(const Question& question) {
  constexpr std::size_t fewest = 3;
  const std::size_t count = question.request.count;
  if (!question.request.knots.empty()) return learn_given(question, fewest);
  if (count < fewest) throw error::few_knots(question.term, count, fewest);
  BasisConstants constants{question.request, harrell_knots(question.values, count)};
  if (constants.knots.empty()) {
    throw error::knots_not_found(question.term, distinct_values(question.values, question.values.size()));
  }
  return constants;
}

BasisConstants learn_cut(const Question& question) {
  if (question.request.count == 0) return learn_given(question, 1);
  BasisConstants constants{question.request, group_breaks(question.values, question.request.count)};
  if (constants.knots.empty()) throw error::one_group(question.term);
  return constants;
}

BasisConstants learn(const Question& question) {
  switch (question.request.kind) {
    case BasisKind::poly:
      return learn_poly(question);
    case BasisKind::ns:
      return learn_splines(question, NaturalSplineBasis::degree, 1);
    case BasisKind::bs:
      return learn_bs(question);
    case BasisKind::rcs:
      return learn_rcs(question);
    case BasisKind::hinge:
      return learn_given(question, 1);
    case BasisKind::cut:
      break;
  }
  return learn_cut(question);
}

}  // namespace

Basis learn_basis(const BasisRequest& request, std::span<const double> values, const std::string& term) {
  return Basis(learn({request, values, term}));
}

}  // namespace logreg
