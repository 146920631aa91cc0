#include "report/score_figures.h"

#include "report/as_csv.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

using namespace logreg;

namespace {

struct Figures {
  explicit Figures(Scores of, std::size_t bins = 2)
      : scores(std::move(of)), source{cuts, evaluation, run, corners(cuts), calibration_bins(ranking, bins)} {}

  Figure operator()(Curve curve) const { return curve_figure(curve, source, points_of_a_page); }

  Scores scores;
  Run run;
  Ranking ranking{scores};
  Cuts cuts{ranking};
  Evaluation evaluation = evaluate(scores, 0.5);
  CurveSource source;
};

std::string csv_of(Curve curve, const Scores& scores) {
  std::string text;
  const Figures figures(scores);
  as_csv(figures(curve), [&](std::string_view piece) { text += piece; });
  return text;
}

// Two rows that no threshold parts, the others at probabilities 0.5 and less.
const Scores some{{50, 40, 0, -2}, {1, 0, 1, 0}, {}};

}  // namespace

TEST_CASE("curves as CSV have a header, and no threshold where none gives the point") {
  CHECK(csv_of(Curve::roc, some) ==
        "threshold,false_positive_rate,true_positive_rate\n"
        "1,0,0\n"
        ",0,0.5\n"
        "0.8,0.5,0.5\n"
        "0.3,0.5,1\n"
        "0,1,1\n");
  CHECK(csv_of(Curve::precision_recall, some) ==
        "threshold,recall,precision\n"
        ",0.5,1\n"
        "0.8,0.5,0.5\n"
        "0.3,1,0.6666666666666666\n"
        "0,1,0.5\n");
  CHECK(csv_of(Curve::gain, some) ==
        "threshold,targeted,gain,lift\n"
        "1,0,0,\n"
        ",0.25,0.5,2\n"
        "0.8,0.5,0.5,1\n"
        "0.3,0.75,1,1.3333333333333333\n"
        "0,1,1,1\n");
}

TEST_CASE("the threshold curve has counts and metrics, empty where undefined") {
  CHECK(csv_of(Curve::threshold, {{1, -1}, {1, 0}, {}}) ==
        "threshold,tp,fp,tn,fn,accuracy,no_information_rate,balanced_accuracy,precision,recall,specificity,npv,f1,mcc,"
        "kappa\n"
        "1,0,0,1,1,0.5,0.5,0.5,,0,1,0.5,0,,0\n"
        "0.5,1,0,1,0,1,0.5,1,1,1,1,1,1,1,1\n"
        "0,1,1,0,0,0.5,0.5,0.5,0.5,1,0,,0.6666666666666666,,0\n");
}

TEST_CASE("the calibration curve has a row for each bin") {
  CHECK(csv_of(Curve::calibration, {{0, 0, 40, 40}, {1, 0, 1, 1}, {}}) ==
        "rows,least_probability,greatest_probability,mean_probability,observed_share\n"
        "2,0.5,0.5,0.5,0.5\n"
        "2,1,1,1,1\n");
}

TEST_CASE("a curve that is undefined is its header alone") {
  for (const Curve curve : {Curve::roc, Curve::precision_recall, Curve::gain, Curve::threshold}) {
    const std::string text = csv_of(curve, {{1, 2}, {1, 1}, {}});
    CHECK(text.find('\n') == text.size() - 1);
  }
}

TEST_CASE("without both classes there is but a calibration, and a sentence that says so") {
  const Figures figures({{1, 2}, {1, 1}, {}});
  for (const Curve curve : {Curve::roc, Curve::precision_recall, Curve::gain}) {
    CHECK(figures(curve).series.empty());
    CHECK(figures(curve).explanation == "There is no such curve where all rows are of one class.");
    CHECK(figures(curve).table.rows.empty());
  }
  CHECK(figures(Curve::threshold).series.empty());
  CHECK(figures(Curve::calibration).series.size() == 2);
}

TEST_CASE("a curve stands above what is known without a model, with a mark where the threshold is") {
  const Figures figures(some);
  for (const Curve curve : {Curve::roc, Curve::precision_recall, Curve::gain}) {
    const Figure figure = figures(curve);
    CHECK(figure.series.front().style == Figure::Style::reference);
    CHECK(figure.series.back().style == Figure::Style::first);
    REQUIRE(figure.marks.size() == 1);
    CHECK(figure.marks[0].y == 0.5);
    CHECK(figure.key.front() == "X: threshold 0.5");
    CHECK(figure.table.rows.size() == figure.series.back().points.size());
  }
  CHECK(figures(Curve::roc).marks[0].x == 0.5);
  CHECK(figures(Curve::gain).series.size() == 3);
}

TEST_CASE("the distribution has a bar up and one down for each bin") {
  const Figures figures(some);
  const Figure figure = distribution_figure(threshold_slider(figures.ranking, 0.5, Run()), figures.evaluation,
                                            {.column = "y", .positive = "yes", .negative = "no"});
  REQUIRE(figure.series.size() == 2);
  CHECK(figure.series[0].points.size() == 20);
  CHECK(figure.series[1].points[19].y == -0.5);
  CHECK(figure.table.rows[19] == std::vector<std::string>{"0.95", "1", "1", "1"});
}
