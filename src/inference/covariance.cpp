#include "inference/covariance.h"

#include "base/moments.h"
#include "base/parallel.h"
#include "base/select.h"
#include "descent/coordinates.h"
#include "descent/neuron.h"
#include "descent/refined_cholesky.h"

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

// sum_g L^-1 u_g u_g' L^-1'. Summed per shard of clusters, and these in their order: how many there are depends on the
// data alone.
SymmetricMatrix squared_cluster_scores(const Objective& objective, const std::vector<double>& logits,
                                       const Cholesky& information) {
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
      information.forward_substitute_each(cluster_scores);
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
std::vector<double> squared_scores_of_counts(const Objective& objective, const std::vector<double>& logits,
                                             CovarianceKind kind) {
  std::vector<double> result = of_rows(
      objective.design(), logits, [](double z, double y, double w) { return w * loss_and_residual(z, y).residual; });
  std::size_t row = 0;
  std::size_t first = 0;
  double root = 1;  // of the weight
  for (const DesignBlock& block : objective.design().blocks) {
    for (std::size_t i = 0; i < block.rows; ++i, ++row) {
      if (block.row_weights[i] > 0) {
        first = row;
        root = kind == CovarianceKind::sampling ? 1 : std::sqrt(block.row_weights[i]);
      }
      const double score = std::exchange(result[row], 0) / root;
      result[first] += score;
    }
  }
  for (double& score : result) score *= score;
  return result;
}

std::vector<double> squared_scores(const Objective& objective, const std::vector<double>& logits, CovarianceKind kind,
                                   const std::optional<ClassWeights>& class_weights) {
  if (has_trials(objective.design())) return squared_scores_of_counts(objective, logits, kind);
  if (kind == CovarianceKind::sampling) {
    return of_rows(objective.design(), logits, [](double z, double y, double w) {
      const double score = w * loss_and_residual(z, y).residual;
      return score * score;
    });
  }
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

// With trials a row of it may have become two.
double rows_of_the_file(const Design& design) {
  if (!has_trials(design)) return static_cast<double>(design.rows);
  std::size_t count = 0;
  for (const DesignBlock& block : design.blocks) {
    count += block.rows - static_cast<std::size_t>(std::ranges::count(block.row_weights, 0.0));
  }
  return static_cast<double>(count);
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
    case CovarianceKind::sampling: {
      const double drawn = rows_of_the_file(objective.design());
      return drawn / (drawn - 1);
    }
    case CovarianceKind::information:
    case CovarianceKind::hc0:
      break;
  }
  return 1;
}

// L^-1 M L^-1' by their formula, with its factor. Nothing where that is not a positive number.
std::optional<SymmetricMatrix> whitened_covariance(const Objective& objective, const Minimum& minimum,
                                                   CovarianceKind kind,
                                                   const std::optional<ClassWeights>& class_weights) {
  const double factor = correction(objective, kind, rows_counted(objective.design(), class_weights));
  if (!(factor > 0) || !std::isfinite(factor)) return std::nullopt;
  const double weight_sum = objective.design().weight_sum;
  const bool by_cluster = kind == CovarianceKind::cluster;
  const Cholesky& information = *minimum.information;
  SymmetricMatrix result;
  if (by_cluster) {
    result = squared_cluster_scores(objective, minimum.logits, information);
  } else {
    const std::vector<double> scores = squared_scores(objective, minimum.logits, kind, class_weights);
    result = is_sure(information) ? information.whitened(objective.x().gram(scores))
                                  : whitened_products(objective, information, scores);
  }
  // A sum of squares over W already, unless it is one of clusters.
  const double scale = factor / (by_cluster ? weight_sum * weight_sum : weight_sum);
  for (double& value : result.values()) value *= scale;
  return result;
}

double squared_length(std::span<const double> vector, const SymmetricMatrix& metric) {
  double sum = 0;
  for (std::size_t i = 0; i < vector.size(); ++i) {
    double row = 0;
    for (std::size_t j = 0; j < vector.size(); ++j) row += metric.at(i, j) * vector[j];
    sum += vector[i] * row;
  }
  return sum;
}

// P L^-1, with P'P = `whitened`.
std::optional<std::vector<std::vector<double>>> root_of(const Cholesky& information, const SymmetricMatrix& whitened) {
  const std::vector<std::vector<double>> inverse = information.inverse_rows();
  const auto left = left_root_of_semidefinite(whitened);
  if (!left) return std::nullopt;
  std::vector<std::vector<double>> result;
  for (const std::vector<double>& row : *left) {
    std::vector<double>& product = result.emplace_back(row.size(), 0.0);
    for (std::size_t k = 0; k < row.size(); ++k) {
      for (std::size_t j = 0; j <= k; ++j) product[j] += row[k] * inverse[k][j];
    }
  }
  return result;
}

void set_of_information(const Design& design, const Cholesky& information, std::span<const double> intercept,
                        Covariance& result) {
  result.matrix = information.inverse();
  for (double& value : result.matrix->values()) value /= design.weight_sum;
  result.intercept_std_error = std::sqrt(dot(intercept, intercept) / design.weight_sum);
  if (is_sure(information)) return;
  result.root = information.inverse_rows();
  const double length = std::sqrt(design.weight_sum);
  for (std::vector<double>& row : *result.root) {
    for (double& value : row) value /= length;
  }
}

void set_of_scores(const Objective& objective, const Minimum& minimum, CovarianceKind kind,
                   const std::optional<ClassWeights>& class_weights, std::span<const double> intercept,
                   Covariance& result) {
  const auto whitened = whitened_covariance(objective, minimum, kind, class_weights);
  result.lacks_robust_factor = !whitened && kind != CovarianceKind::cluster;
  if (!whitened) return;
  result.matrix = minimum.information->unwhitened(*whitened);
  result.intercept_std_error = std::sqrt(std::max(squared_length(intercept, *whitened), 0.0));
  if (!is_sure(*minimum.information)) result.root = root_of(*minimum.information, *whitened);
}

Covariance of_minimum(const Design& design, const std::vector<Term>& terms, const Minimum& minimum, CovarianceKind kind,
                      const std::optional<ClassWeights>& class_weights, const Run& run) {
  Covariance result;
  if (!minimum.information) return result;
  const std::vector<double> intercept = minimum.information->forward_substitution(raw_coefficient_of(terms, 0).a);
  if (kind == CovarianceKind::information) {
    set_of_information(design, *minimum.information, intercept, result);
  } else {
    const Objective objective(design, terms, {}, kernels(run.instruction_set()), run);
    set_of_scores(objective, minimum, kind, class_weights, intercept, result);
    result.passes = objective.passes();
  }
  if (design.has_intercept) return result;
  result.intercept_std_error.reset();
  if (result.matrix) result.matrix->at(0, 0) = 0;
  if (result.root) result.root->front().front() = 0;
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
  result.root.reset();
  return result;
}

}  // namespace logreg
