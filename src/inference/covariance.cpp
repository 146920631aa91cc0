#include "inference/covariance.h"

#include "base/moments.h"
#include "base/parallel.h"
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
std::vector<double> of_rows(const Objective& objective, const Function& f) {
  std::vector<double> result;
  result.reserve(objective.logits().size());
  for (const DesignBlock& block : objective.design().blocks) {
    for (std::size_t i = 0; i < block.rows; ++i) {
      const double weight = block.weight(i);
      result.push_back(f(objective.logits()[result.size()], block.labels[i], weight));
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
SymmetricMatrix squared_cluster_scores(const Objective& objective) {
  constexpr std::size_t clusters_at_once = 64;
  constexpr std::size_t most_shards = 64;
  constexpr std::size_t most_sums = std::size_t{1} << 22;  // doubles, over all shards
  const Design& design = objective.design();
  const DesignMatrix& x = objective.x();
  const std::size_t size = x.size();
  const RowsByCluster by_cluster = rows_by_cluster(design);
  const std::vector<double> scores =
      of_rows(objective, [](double z, double y, double w) { return w * loss_and_residual(z, y).residual; });
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
std::vector<double> squared_scores_of_counts(const Objective& objective) {
  std::vector<double> result =
      of_rows(objective, [](double z, double y, double w) { return w * loss_and_residual(z, y).residual; });
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

std::vector<double> squared_scores(const Objective& objective, const std::optional<ClassWeights>& class_weights) {
  if (has_trials(objective.design())) return squared_scores_of_counts(objective);
  const ClassWeights c = class_weights.value_or(ClassWeights());
  return of_rows(objective, [c](double z, double y, double w) {
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

}  // namespace

std::optional<SymmetricMatrix> robust_covariance(Objective& objective, const Cholesky& information, CovarianceKind kind,
                                                 const std::optional<ClassWeights>& class_weights) {
  const double factor = correction(objective, kind, rows_counted(objective.design(), class_weights));
  if (!(factor > 0) || !std::isfinite(factor)) return std::nullopt;
  const double weight_sum = objective.design().weight_sum;
  const bool by_cluster = kind == CovarianceKind::cluster;
  SymmetricMatrix result =
      by_cluster ? squared_cluster_scores(objective) : objective.x().gram(squared_scores(objective, class_weights));
  result = information.sandwich(result);
  // A sum of squares over W already, unless it is one of clusters.
  const double scale = factor / (by_cluster ? weight_sum * weight_sum : weight_sum);
  for (std::size_t j = 0; j < result.size(); ++j) {
    for (std::size_t i = j; i < result.size(); ++i) result.at(i, j) *= scale;
  }
  return result;
}

}  // namespace logreg
