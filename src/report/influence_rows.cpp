#include "report/influence_rows.h"

#include "base/number.h"
#include "csv/csv_writer.h"
#include "descent/neuron.h"

#include <cmath>
#include <cstddef>

namespace logreg {

namespace {

void append(std::string& out, double value) {
  out += ',';
  if (std::isfinite(value)) append_shortest(out, value);
}

void append_label(std::string& out, const Target& target, const RowDiagnostics& row) {
  if (target.trials) return append_shortest(out, row.positives);
  if (row.positives > 0) return append_cell(out, target.positive, Dialect{});
  append_cell(out, target.negative ? *target.negative : "not " + target.positive, Dialect{});
}

}  // namespace

std::string influence_heading(std::span<const std::string> terms) {
  std::string result =
      "file,line,label,probability,logit,residual_pearson,residual_deviance,residual_standardized,leverage,"
      "cooks_distance,left_out_probability";
  for (const std::string& term : terms) {
    result += ',';
    append_cell(result, "dfbeta_" + term, Dialect{});
  }
  return result + '\n';
}

void append_influence(std::string& out, const Place& place, const Target& target, const RowDiagnostics& row,
                      std::size_t first, std::size_t terms) {
  append_cell(out, place.file, Dialect{});
  out += ',';
  if (place.line > 0) append_shortest(out, static_cast<double>(place.line));
  out += ',';
  append_label(out, target, row);
  for (const double value : {sigmoid(row.logit), row.logit, row.pearson, row.deviance}) append(out, value);
  const double none = std::nan("");
  const Influence influence = row.influence.value_or(Influence{none, none, none, none});
  const double left_out = row.influence ? sigmoid(influence.left_out_logit) : none;
  for (const double value : {influence.standardized, influence.leverage, influence.cooks_distance, left_out}) {
    append(out, value);
  }
  for (std::size_t t = first; t < first + terms; ++t) append(out, t < row.dfbeta.size() ? row.dfbeta[t] : none);
  out += '\n';
}

}  // namespace logreg
