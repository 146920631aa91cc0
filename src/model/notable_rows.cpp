#include "model/notable_rows.h"

#include "inference/influence.h"

#include <algorithm>
#include <cmath>

namespace logreg {

namespace {

constexpr double far_logit = 8;
constexpr double great_distance = 1;  // Cook's
constexpr std::size_t most = 3;

bool is_great(const NotableRow& row) {
  return row.cooks_distance && *row.cooks_distance > great_distance;
}

// Whether the first is to be looked at before the second.
bool is_before(const NotableRow& a, const NotableRow& b) {
  if (is_great(a) != is_great(b)) return is_great(a);
  const double of_a = is_great(a) ? *a.cooks_distance : std::abs(a.logit);
  const double of_b = is_great(a) ? *b.cooks_distance : std::abs(b.logit);
  return of_a != of_b ? of_a > of_b : a.row < b.row;
}

}  // namespace

std::vector<NotableRow> notable_rows(const DesignMatrix& x, const Minimum& minimum, std::span<const double> forms) {
  const auto coefficients = static_cast<double>(x.size() - (x.design().has_intercept ? 0 : 1));
  // No more than a distance can be: it is (s - w p)^2 x'C x / ((1 - h)^2 k), and p (1 - p) at most 1/4.
  const auto may_be_notable = [&](double weight, double logit, double form) {
    const double least_rest = 1 - weight * form / 4;
    return std::abs(logit) > far_logit || least_rest <= 0 ||
           weight * weight * form > great_distance * least_rest * least_rest * coefficients;
  };
  std::vector<NotableRow> result;
  for_each_row(x, minimum, forms, false, may_be_notable, [&](const RowDiagnostics& row) {
    const double fitted = row.logit - minimum.intercept_shift;
    NotableRow notable{row.row, row.positives > 0, row.logit, std::nullopt};
    notable.is_far = (row.positives > 0 && fitted < -far_logit) || (row.positives < row.weight && fitted > far_logit);
    if (row.influence) notable.cooks_distance = row.influence->cooks_distance;
    if (notable.is_far) notable.is_positive = fitted < 0;
    if (!notable.is_far && !is_great(notable)) return;
    result.insert(std::ranges::upper_bound(result, notable, is_before), notable);
    if (result.size() > most) result.pop_back();
  });
  return result;
}

}  // namespace logreg
