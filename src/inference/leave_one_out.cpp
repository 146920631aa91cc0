#include "inference/leave_one_out.h"

#include "base/moments.h"
#include "base/parallel.h"
#include "descent/neuron.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace logreg {

namespace {

constexpr double little = 1e8;  // multiplications: a twentieth of a second or so
constexpr double little_of_pairs = 2e7;
constexpr double of_a_figure = 100;   // multiplications that a row's rank and loss cost as much as
constexpr double least_rest = 1e-10;  // of a leverage of 1: without the row nothing determines some weight

double sum_of_curvatures(const Design& design, const Minimum& minimum) {
  Sum sum;
  std::size_t row = 0;
  for (const DesignBlock& block : design.blocks) {
    for (std::size_t i = 0; i < block.rows; ++i, ++row) {
      sum.add(block.weight(i) * irls_weight(minimum.logits[row] - minimum.intercept_shift));
    }
  }
  return sum.value();
}

// A row and what leaving it out takes away.
struct PairedRow {
  double logit = 0;
  double weight = 0;
  double residual = 0;     // u (y - p)
  double curvature = 0;    // u p (1 - p)
  const double* whitened;  // its square is l / u
  double square = 0;
};

// By how much the first is ahead of the second when both are left out.
double ahead(const PairedRow& first, const PairedRow& second, std::size_t size) {
  const double both = dot({first.whitened, size}, {second.whitened, size});
  const double rest_of_first = 1 - first.curvature * first.square;
  const double rest_of_second = 1 - second.curvature * second.square;
  const double determinant =
      std::max(rest_of_first * rest_of_second - first.curvature * second.curvature * both * both, least_rest);
  const double of_first = (rest_of_second * first.residual + first.curvature * both * second.residual) / determinant;
  const double of_second = (rest_of_first * second.residual + second.curvature * both * first.residual) / determinant;
  return first.logit - second.logit - (first.square - both) * of_first + (second.square - both) * of_second;
}

// One after another: L^-1 x_i / sqrt(W), A = L L'.
std::vector<double> whitened_rows(const Objective& objective, const Cholesky& information) {
  const Design& design = objective.design();
  const std::size_t size = objective.size();
  std::vector<double> result(design.rows * size);
  for (std::size_t i = 0; i < design.rows; ++i) objective.x().set_row(i, std::span(result).subspan(i * size, size));
  information.forward_substitute_each(result);
  for (double& entry : result) entry /= std::sqrt(design.weight_sum);
  return result;
}

// The weight of the pairs in which the positive row is ahead, as a part of that of all pairs; half of it in ties.
double roc_auc_of_pairs(const std::vector<PairedRow>& positives, const std::vector<PairedRow>& negatives,
                        std::size_t size, const Run& run) {
  std::vector<double> won(positives.size(), 0.0);
  parallel_for(run, positives.size(), [&](std::size_t i) {
    run.check();
    for (const PairedRow& negative : negatives) {
      const double lead = ahead(positives[i], negative, size);
      won[i] += negative.weight * (lead > 0 ? 1 : lead == 0 ? 0.5 : 0);
    }
  });
  Sum all_won;
  Sum of_positives;
  Sum of_negatives;
  for (std::size_t i = 0; i < won.size(); ++i) all_won.add(positives[i].weight * won[i]);
  for (const PairedRow& row : positives) of_positives.add(row.weight);
  for (const PairedRow& row : negatives) of_negatives.add(row.weight);
  return all_won.value() / (of_positives.value() * of_negatives.value());
}

std::optional<double> paired_roc_auc(const Objective& objective, const Minimum& minimum) {
  const Design& design = objective.design();
  const std::size_t size = objective.size();
  std::size_t count = 0;
  for (const DesignBlock& block : design.blocks) {
    count += static_cast<std::size_t>(std::count(block.labels.begin(), block.labels.end(), 1.0));
  }
  const double pairs = static_cast<double>(count) * static_cast<double>(design.rows - count);
  if (pairs * static_cast<double>(size) > little_of_pairs) return std::nullopt;
  const std::vector<double> whitened = whitened_rows(objective, *minimum.information);
  std::vector<PairedRow> positives;
  std::vector<PairedRow> negatives;
  std::size_t row = 0;
  for (const DesignBlock& block : design.blocks) {
    for (std::size_t i = 0; i < block.rows; ++i, ++row) {
      const double z = minimum.logits[row] - minimum.intercept_shift;
      const double weight = block.weight(i);
      const double rows = std::min(weight, 1.0);
      const double* const vector = whitened.data() + row * size;
      (block.labels[i] > 0.5 ? positives : negatives)
          .push_back({z, weight, -rows * loss_and_residual(z, block.labels[i]).residual, rows * irls_weight(z), vector,
                      dot({vector, size}, {vector, size})});
    }
  }
  return roc_auc_of_pairs(positives, negatives, size, objective.run());
}

}  // namespace

bool leaving_out_costs_little(const Objective& objective) {
  const Design& design = objective.design();
  const auto columns = static_cast<double>(design.numeric.size() + design.categorical.size());
  const double of_a_row = static_cast<double>(objective.size()) * columns + of_a_figure;
  return static_cast<double>(design.rows) * of_a_row <= little;
}

LeftOut left_out(Objective& objective, const Minimum& minimum) {
  const Design& design = objective.design();
  const std::vector<double> forms = objective.x().quadratic_forms(minimum.information->inverse());
  const double of_intercept = design.has_intercept ? 1 / sum_of_curvatures(design, minimum) : 0;
  LeftOut result;
  result.roc_auc = paired_roc_auc(objective, minimum);
  std::size_t row = 0;
  for (const DesignBlock& block : design.blocks) {
    for (std::size_t i = 0; i < block.rows; ++i, ++row) {
      const double z = minimum.logits[row] - minimum.intercept_shift;  // as it was fitted
      const double rows = std::min(block.weight(i), 1.0);
      const double residual = loss_and_residual(z, block.labels[i]).residual;
      const auto without = [&](double length) {
        return minimum.logits[row] + length * residual / std::max(1 - irls_weight(z) * length, least_rest);
      };
      const double length = rows * forms[row] / design.weight_sum;
      result.logits.push_back(without(length));
      result.compared.push_back(without(std::max(length - rows * of_intercept, 0.0)));
      result.forms.push_back(forms[row] / design.weight_sum);
    }
  }
  return result;
}

}  // namespace logreg
