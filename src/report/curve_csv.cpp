#include "report/curve_csv.h"

#include "base/number.h"
#include "quality/metrics.h"

#include <cmath>
#include <optional>
#include <span>
#include <string>

namespace logreg {

namespace {

using Write = std::function<void(std::string_view)>;

// Rows of numbers, handed on in pieces.
class Rows {
 public:
  Rows(std::string_view header, const Write& write) : write_(write), text_(std::string(header) + '\n') {}
  ~Rows() = default;
  Rows(const Rows&) = delete;
  Rows& operator=(const Rows&) = delete;

  void cell(std::optional<double> value) {
    if (!at_begin_) text_ += ',';
    at_begin_ = false;
    if (value && std::isfinite(*value)) append_shortest(text_, *value);
  }
  void end_row() {
    constexpr std::size_t piece = 1U << 16;
    text_ += '\n';
    at_begin_ = true;
    if (text_.size() >= piece) finish();
  }
  void finish() {
    write_(text_);
    text_.clear();
  }

 private:
  const Write& write_;
  std::string text_;
  bool at_begin_ = true;
};

void add_point(Rows& rows, const CurvePoint& point) {
  rows.cell(point.gap.threshold());
  rows.cell(point.x);
  rows.cell(point.y);
}

void write_roc(const CurveSource& source, const Write& write) {
  Rows rows("threshold,false_positive_rate,true_positive_rate", write);
  for (const Cut& cut : source.corners) {
    add_point(rows, roc_point(source.cuts.ranking(), cut));
    rows.end_row();
  }
  rows.finish();
}

void write_precision_recall(const CurveSource& source, const Write& write, const Run& run) {
  Rows rows("threshold,recall,precision", write);
  for_each_precision_recall_cut(source.cuts, run, [&](const Cut& cut) {
    add_point(rows, precision_recall_point(source.cuts.ranking(), cut));
    rows.end_row();
  });
  rows.finish();
}

void write_gain(const CurveSource& source, const Write& write) {
  Rows rows("threshold,targeted,gain,lift", write);
  for (const Cut& cut : source.corners) {
    const CurvePoint point = gain_point(source.cuts.ranking(), cut);
    add_point(rows, point);
    rows.cell(point.x > 0 ? std::optional(point.y / point.x) : std::nullopt);
    rows.end_row();
  }
  rows.finish();
}

void write_calibration(const CurveSource& source, const Write& write) {
  Rows rows("rows,least_probability,greatest_probability,mean_probability,observed_share", write);
  for (const CalibrationBin& bin : source.bins) {
    for (const double value :
         {bin.weight, bin.least_probability, bin.greatest_probability, bin.mean_probability, bin.observed_share}) {
      rows.cell(value);
    }
    rows.end_row();
  }
  rows.finish();
}

void write_thresholds(const CurveSource& source, const Write& write) {
  std::string header = "threshold,tp,fp,tn,fn";
  for (const Metric& metric : metrics_at_threshold({})) header += ',' + std::string(metric.name);
  Rows rows(header, write);
  for (const Cut& cut : source.corners) {
    const auto threshold = cut.gap.threshold();
    if (!threshold) continue;
    const Confusion c = source.cuts.confusion(cut);
    for (const double value : {*threshold, c.true_positive, c.false_positive, c.true_negative, c.false_negative}) {
      rows.cell(value);
    }
    for (const Metric& metric : metrics_at_threshold(c)) rows.cell(metric.value);
    rows.end_row();
  }
  rows.finish();
}

}  // namespace

void write_curve(Curve curve, const CurveSource& source, const Write& write, const Run& run) {
  switch (curve) {
    case Curve::roc:
      return write_roc(source, write);
    case Curve::precision_recall:
      return write_precision_recall(source, write, run);
    case Curve::calibration:
      return write_calibration(source, write);
    case Curve::gain:
      return write_gain(source, write);
    case Curve::threshold:
      return write_thresholds(source, write);
  }
}

}  // namespace logreg
