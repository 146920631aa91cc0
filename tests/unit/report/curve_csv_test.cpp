#include "report/curve_csv.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

using namespace logreg;

namespace {

std::string csv_of(Curve curve, const Scores& scores) {
  const Ranking ranking(scores);
  const Cuts cuts(ranking);
  const auto turns = corners(cuts);
  const auto bins = calibration_bins(ranking, 2);
  std::string text;
  write_curve(curve, {cuts, turns, bins}, [&](std::string_view piece) { text += piece; });
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

TEST_CASE("a long curve arrives in pieces, whole") {
  Scores scores;
  for (int i = 0; i < 20'000; ++i) {
    scores.logits.push_back(i / 1e4);
    scores.labels.push_back(i % 2 == 0);
  }
  const Ranking ranking(scores);
  const Cuts cuts(ranking);
  const auto turns = corners(cuts);
  std::size_t pieces = 0, lines = 0;
  write_curve(Curve::roc, {cuts, turns, {}}, [&](std::string_view piece) {
    ++pieces;
    lines += static_cast<std::size_t>(std::count(piece.begin(), piece.end(), '\n'));
  });
  CHECK(pieces > 3);
  CHECK(lines == turns.size() + 1);
}
