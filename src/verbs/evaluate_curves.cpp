#include "verbs/evaluate_curves.h"

#include "base/sentences.h"
#include "report/curve_csv.h"
#include "report/curve_plots.h"
#include "verbs/shared.h"
#include "verbs/terminal.h"

#include <cstddef>
#include <string_view>

namespace logreg {

std::vector<std::unique_ptr<OutputFile>> open_curves(const CurveOptions& options) {
  std::vector<std::unique_ptr<OutputFile>> files;
  for (const CurveFile& file : options.files) files.push_back(std::make_unique<OutputFile>(file.path));
  return files;
}

std::string write_and_draw_curves(const CurveOptions& options, std::vector<std::unique_ptr<OutputFile>>& files,
                                  const Cuts& cuts, const Evaluation& evaluation, const CommonOptions& common,
                                  const Run& run) {
  const AlignedVector<Cut> turns = corners(cuts, run);
  const std::vector<CalibrationBin> bins = calibration_bins(cuts.ranking(), usual_calibration_bins, run);
  const CurveSource source{cuts, turns, bins};
  const auto check = [&](Curve curve, std::string_view option) {
    const bool defined = is_defined(curve, source);
    if (!defined) notify(common, notice::no_curve(curve_name(curve), option));
    return defined;
  };
  for (std::size_t i = 0; i < files.size(); ++i) {
    const Curve curve = options.files[i].curve;
    check(curve, "--curve");
    write_curve(
        curve, source, [&](std::string_view text) { files[i]->write(text); }, run);
    files[i]->finish();
  }
  const PlotStyle style{terminal_columns(), shows_unicode()};
  std::string pictures;
  for (const Curve curve : options.plots) {
    if (check(curve, "--plot")) pictures += '\n' + plotted(curve_plot(curve, source, evaluation), style);
  }
  return pictures;
}

}  // namespace logreg
