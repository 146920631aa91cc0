#include "inference/covariance.h"

#include "base/moments.h"
#include "base/parallel.h"
#include "base/select.h"
#include "descent/neuron.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace logreg {

namespace {

bool has_trials(const Design& design) {
  return !design.blocks.front().row_weights.empty();
}

// f(z, y, w) of every row, in their order.
template <class Function>
std::vector<double> of_rows(const Design& design, const std::vector<double>& logits, const Function& f) {
  std::vector<double> result;
  result.reserve(logits.size());
  for (const DesignBlock& block : design.blocks) {
    for (std::size_t i = 0; i < block.rows; ++i) {
      const double weight = block.weight(i);
      result.push_back(f(logits[result.size()], block.labels[i], weight));
    }
  }
  return result;
}

// The rows in the order of their clusters, each cluster's in their own.
struct RowsByCluster {
  std::vector<std::size_t> begin;  // of each cluster among `rows`; one more at the end
  std::vector<std::size_t> rows;
};

RowsByCluster rows_by_cluster(const Design& design) {
  RowsByCluster result;
  result.begin.assign(design.clusters + 1, 0);
  for (const std::uint32_t cluster : design.cluster_of) ++result.begin[cluster + 1];
  for (std::size_t g = 0; g < design.clusters; ++g) result.begin[g + 1] += result.begin[g];
  std::vector<std::size_t> next(result.begin.begin(), result.begin.end() - 1);
  result.rows.resize(design.rows);
  for (std::size_t row = 0; row < design.rows; ++row) result.rows[next[design.cluster_of[row]]++] = row;
  return result;
}

// sum_g u_g u_g'. Summed per shard of clusters, and these in their order: how many there are depends on the data alone.
SymmetricMatrix squared_cluster_scores(const Objective& objective, const std::vector<double>& logits) {
  constexpr std::size_t clusters_at_once = 64;
  constexpr std::size_t most_shards = 64;
  constexpr std::size_t most_sums = std::size_t{1} << 22;  // doubles, over all shards
  const Design& design = objective.design();
  const DesignMatrix& x = objective.x();
  const std::size_t size = x.size();
  const RowsByCluster by_cluster = rows_by_cluster(design);
  const std::vector<double> scores = of_rows(
      objective.design(), logits, [](double z, double y, double w) { return w * loss_and_residual(z, y).residual; });
  const std::size_t batches = (design.clusters + clusters_at_once - 1) / clusters_at_once;
  const std::size_t shards = std::clamp<std::size_t>(most_sums / (size * size), 1, std::min(most_shards, batches));
  std::vector<SymmetricMatrix> sums(shards);
  parallel_for(objective.run(), shards, [&](std::size_t shard) {
    sums[shard] = SymmetricMatrix(size);
    std::vector<double> row(size);
    const std::size_t last = std::min((shard + 1) * batches / shards * clusters_at_once, design.clusters);
    for (std::size_t g = shard * batches / shards * clusters_at_once; g < last; g += clusters_at_once) {
      objective.run().check();
      const std::size_t end = std::min(g + clusters_at_once, last);
      std::vector<double> cluster_scores((end - g) * size, 0.0);
      for (std::size_t k = by_cluster.begin[g], c = g; k < by_cluster.begin[end]; ++k) {
        while (k >= by_cluster.begin[c + 1]) ++c;
        x.set_row(by_cluster.rows[k], row);
        double* const own = cluster_scores.data() + (c - g) * size;
        for (std::size_t j = 0; j < size; ++j) own[j] += scores[by_cluster.rows[k]] * row[j];
      }
      add_squares(cluster_scores, sums[shard]);
    }
  });
  for (std::size_t shard = 1; shard < shards; ++shard) {
    for (std::size_t j = 0; j < size; ++j) {
      for (std::size_t i = j; i < size; ++i) sums[0].at(i, j) += sums[shard].at(i, j);
    }
  }
  return std::move(sums[0]);
}

// With trials: at the first row of those that a row of the file became, the square of the sum of their scores, divided
// by its weight; 0 at the second.
std::vector<double> squared_scores_of_counts(const Objective& objective, const std::vector<double>& logits) {
  std::vector<double> result = of_rows(
      objective.design(), logits, [](double z, double y, double w) { return w * loss_and_residual(z, y).residual; });
  std::size_t row = 0;
  std::size_t first = 0;
  double root = 1;  // of the weight
  for (const DesignBlock& block : objective.design().blocks) {
    for (std::size_t i = 0; i < block.rows; ++i, ++row) {
      if (block.row_weights[i] > 0) {
        first = row;
        root = std::sqrt(block.row_weights[i]);
      }
      const double score = std::exchange(result[row], 0) / root;
      result[first] += score;
    }
  }
  for (double& score : result) score *= score;
  return result;
}

std::vector<double> squared_scores(const Objective& objective, const std::vector<double>& logits,
                                   const std::optional<ClassWeights>& class_weights) {
  if (has_trials(objective.design())) return squared_scores_of_counts(objective, logits);
  const ClassWeights c = class_weights.value_or(ClassWeights());
  return of_rows(objective.design(), logits, [c](double z, double y, double w) {
    const double residual = loss_and_residual(z, y).residual;
    return w * (y > 0.5 ? c.positive : c.negative) * residual * residual;
  });
}

// The sum of the row weights.
double rows_counted(const Design& design, const std::optional<ClassWeights>& class_weights) {
  if (!has_trials(design)) return observed_weight_sum(design, class_weights);
  Sum sum;
  for (const DesignBlock& block : design.blocks) {
    for (const double weight : block.row_weights) sum.add(weight);
  }
  return sum.value();
}

double correction(const Objective& objective, CovarianceKind kind, double rows) {
  const auto clusters = static_cast<double>(objective.design().clusters);
  switch (kind) {
    case CovarianceKind::hc1:
      return rows / (rows - static_cast<double>(objective.terms().size() + (objective.design().has_intercept ? 1 : 0)));
    case CovarianceKind::stata:
      return rows / (rows - 1);
    case CovarianceKind::cluster:
      return clusters / (clusters - 1);
    case CovarianceKind::information:
    case CovarianceKind::hc0:
      break;
  }
  return 1;
}

// Nothing where the factor of the formula is not a positive number.
std::optional<SymmetricMatrix> robust_covariance(Objective& objective, const Minimum& minimum, CovarianceKind kind,
                                                 const std::optional<ClassWeights>& class_weights) {
  const double factor = correction(objective, kind, rows_counted(objective.design(), class_weights));
  if (!(factor > 0) || !std::isfinite(factor)) return std::nullopt;
  const double weight_sum = objective.design().weight_sum;
  const bool by_cluster = kind == CovarianceKind::cluster;
  SymmetricMatrix result = by_cluster ? squared_cluster_scores(objective, minimum.logits)
                                      : objective.x().gram(squared_scores(objective, minimum.logits, class_weights));
  result = minimum.information->sandwich(result);
  // A sum of squares over W already, unless it is one of clusters.
  const double scale = factor / (by_cluster ? weight_sum * weight_sum : weight_sum);
  for (std::size_t j = 0; j < result.size(); ++j) {
    for (std::size_t i = j; i < result.size(); ++i) result.at(i, j) *= scale;
  }
  return result;
}

SymmetricMatrix information_covariance(const Design& design, const Cholesky& information) {
  SymmetricMatrix result = information.inverse();
  for (double& value : result.values()) value /= design.weight_sum;
  return result;
}

Covariance of_minimum(const Design& design, const std::vector<Term>& terms, const Minimum& minimum, CovarianceKind kind,
                      const std::optional<ClassWeights>& class_weights, const Run& run) {
  Covariance result;
  if (!minimum.information) return result;
  if (kind == CovarianceKind::information) {
    result.matrix = information_covariance(design, *minimum.information);
  } else {
    Objective objective(design, terms, {}, kernels(run.instruction_set()), run);
    result.matrix = robust_covariance(objective, minimum, kind, class_weights);
    result.lacks_robust_factor = !result.matrix && kind != CovarianceKind::cluster;
    result.passes = objective.passes();
  }
  if (result.matrix && !design.has_intercept) result.matrix->at(0, 0) = 0;
  return result;
}

// A has `scale` on its diagonal, and `shift` in its first row.
SymmetricMatrix of_all_rows(const SymmetricMatrix& v, const RemainingFit& remaining, const std::vector<Term>& terms) {
  const std::vector<std::size_t>& positions = remaining.positions;
  std::vector<double> scale;
  std::vector<double> shift;
  for (std::size_t t = 0; t < positions.size(); ++t) {
    const Term& whole = terms[positions[t]];
    scale.push_back(whole.sd / remaining.terms[t].sd);
    shift.push_back((whole.mean - remaining.terms[t].mean) / remaining.terms[t].sd);
  }
  SymmetricMatrix result(terms.size() + 1);
  result.at(0, 0) = v.at(0, 0);
  for (std::size_t t = 0; t < positions.size(); ++t) {
    result.at(0, 0) += 2 * shift[t] * v.at(t + 1, 0);
    double with_first = v.at(t + 1, 0);
    for (std::size_t u = 0; u < positions.size(); ++u) {
      result.at(0, 0) += shift[t] * shift[u] * v.at(t + 1, u + 1);
      with_first += shift[u] * v.at(t + 1, u + 1);
      result.at(positions[t] + 1, positions[u] + 1) = scale[t] * scale[u] * v.at(t + 1, u + 1);
    }
    result.at(positions[t] + 1, 0) = scale[t] * with_first;
  }
  return result;
}

}  // namespace

Covariance covariance(const Design& design, const Fit& fit, CovarianceKind kind,
                      const std::optional<ClassWeights>& class_weights, const Run& run) {
  const std::vector<Term> terms = select(design.terms, fit.minimum.terms);
  if (!fit.separation.is_found()) return of_minimum(design, terms, fit.minimum, kind, class_weights, run);
  if (!fit.separation.remaining) return {};
  const RemainingFit& remaining = *fit.separation.remaining;
  Covariance result = of_minimum(remaining.design, remaining.terms, remaining.minimum, kind, class_weights, run);
  if (result.matrix) result.matrix = of_all_rows(*result.matrix, remaining, terms);
  return result;
}

}  // namespace logreg
