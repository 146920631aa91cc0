#include "inference/influence.h"

#include "base/elementary.h"
#include "descent/linear_algebra.h"
#include "descent/neuron.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace logreg {

namespace {

constexpr double least_rest = 1e-10;  // of a leverage of 1: without the row nothing determines some weight

// The rows of the design that are one of the file.
struct FileRow {
  double weight = 0;
  double positives = 0;
  double logit = 0;
  double form = 0;
  std::vector<double> changes;  // C x, standardised
};

double entropy_part(double part, double whole) {
  return part > 0 && part < whole ? part * elementary::log(part / whole) : 0;
}

double deviance_of(double weight, double positives, double logit) {
  const double loss =
      positives * loss_and_residual(logit, 1).loss + (weight - positives) * loss_and_residual(logit, 0).loss;
  return 2 * std::max(loss + entropy_part(positives, weight) + entropy_part(weight - positives, weight), 0.0);
}

// Standardised -> raw.
std::vector<double> raw_changes(std::span<const double> changes, std::span<const Term> terms, double times) {
  std::vector<double> result = {changes[0] * times};
  for (std::size_t j = 0; j < terms.size(); ++j) {
    result.push_back(changes[j + 1] * times / terms[j].sd);
    result[0] -= result.back() * terms[j].mean;
  }
  return result;
}

RowDiagnostics diagnostics(const FileRow& row, double shift, std::size_t coefficients, std::span<const Term> terms,
                           bool has_forms) {
  RowDiagnostics result;
  result.weight = row.weight;
  result.positives = row.positives;
  result.logit = row.logit;
  const double fitted = row.logit - shift;
  // s - w p, without the loss of digits of a difference
  const double distance = -(row.positives * loss_and_residual(fitted, 1).residual +
                            (row.weight - row.positives) * loss_and_residual(fitted, 0).residual);
  const double information = row.weight * irls_weight(fitted);
  const double root = std::sqrt(information);
  result.pearson = distance / root;
  result.deviance = std::copysign(std::sqrt(deviance_of(row.weight, row.positives, fitted)), distance);
  if (!has_forms) return result;
  const double leverage = information * row.form;
  const double rest = std::max(1 - leverage, least_rest);
  result.influence = {leverage, result.deviance / std::sqrt(rest),
                      result.pearson * result.pearson * leverage / (rest * rest * static_cast<double>(coefficients)),
                      row.logit - row.form * distance / rest};
  if (!row.changes.empty()) result.dfbeta = raw_changes(row.changes, terms, root * result.deviance / rest);
  return result;
}

// C x of the rows of a block, one after another.
class Changes {
 public:
  Changes(const DesignMatrix& x, const SymmetricMatrix& inverse) : x_(&x) {
    for (std::size_t j = 0; j < x.size(); ++j) {
      std::vector<double> column(x.size());
      for (std::size_t i = 0; i < x.size(); ++i) column[i] = inverse.at(i, j) / x.design().weight_sum;
      if (!x.design().has_intercept) column[0] = 0;
      columns_.push_back(x.stored(column));
    }
  }

  void set_block(const DesignBlock& block) {
    products_.resize(x_->size());
    for (std::size_t j = x_->design().has_intercept ? 0 : 1; j < x_->size(); ++j) {
      products_[j].resize(block.rows);
      x_->set_products(block, columns_[j], products_[j]);
    }
  }

  std::vector<double> of_row(std::size_t i) const {
    std::vector<double> result;
    for (const std::vector<double>& each : products_) result.push_back(each.empty() ? 0 : each[i]);
    return result;
  }

 private:
  const DesignMatrix* x_;
  std::vector<StoredVector> columns_;  // of C
  std::vector<std::vector<double>> products_;
};

}  // namespace

std::vector<double> influence_forms(const DesignMatrix& x, const Minimum& minimum) {
  if (!minimum.information) return {};
  std::vector<double> forms = x.quadratic_forms(minimum.information->inverse());
  for (double& form : forms) form /= x.design().weight_sum;
  return forms;
}

void for_each_row(const DesignMatrix& x, const Minimum& minimum, std::span<const double> forms, bool with_dfbetas,
                  const IsWanted& is_wanted, const std::function<void(const RowDiagnostics&)>& accept) {
  const std::size_t coefficients = x.size() - (x.design().has_intercept ? 0 : 1);
  const bool has_forms = !forms.empty();
  std::optional<Changes> changes;
  if (with_dfbetas && has_forms) changes.emplace(x, minimum.information->inverse());
  std::size_t design_row = 0;
  std::size_t row = 0;
  FileRow current;
  const auto hand_over = [&] {
    const std::size_t number = row++;
    if (!is_wanted(current.weight, current.logit - minimum.intercept_shift, current.form)) return;
    RowDiagnostics result = diagnostics(current, minimum.intercept_shift, coefficients, x.terms(), has_forms);
    result.row = number;
    accept(result);
  };
  for (const DesignBlock& block : x.design().blocks) {
    x.run().check();
    if (changes) changes->set_block(block);
    for (std::size_t i = 0; i < block.rows; ++i, ++design_row) {
      const bool is_first = block.row_weights.empty() || block.row_weights[i] > 0;
      if (is_first) {
        if (design_row > 0) hand_over();
        current = {0, 0, minimum.logits[design_row], has_forms ? forms[design_row] : 0, {}};
        if (changes) current.changes = changes->of_row(i);
      }
      current.weight += block.weight(i);
      if (block.labels[i] > 0.5) current.positives += block.weight(i);
    }
  }
  if (design_row > 0) hand_over();
}

}  // namespace logreg
