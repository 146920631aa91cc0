#include "quality/operating_points.h"

#include "base/parallel.h"

#include <cassert>
#include <cmath>

namespace logreg {

namespace {

// The nearest whole number, for 0 <= x < 2^51.
double rounded(double x) {
  constexpr double shifter = 0x1.8p52;
  return (x + shifter) - shifter;
}

// The decimal of fewest places between `least` and `most`, the nearest to their middle; the middle itself where it has
// more digits than a double.
double shortest_between(double least, double most) {
  // Up to here scale and numerator are whole numbers that a double holds, so that their quotient is the decimal.
  constexpr int most_places = 15;
  static constexpr double powers[most_places + 1] = {1,   1e1, 1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                                     1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};
  const double middle = least + (most - least) / 2;
  const auto decimal = [&](int places) {
    const double scale = powers[places];
    return rounded(middle * scale) / scale;
  };
  const auto fits = [&](double value) { return least <= value && value <= most; };
  // A finer grid has all the decimals of a coarser one, so that from the first that surely has one it is tried how much
  // coarser will do.
  int places = 0;
  while (places < most_places && (most - least) * powers[places] < 1) ++places;
  double found = decimal(places);
  if (!fits(found)) return middle;
  for (; places > 0; --places) {
    const double coarser = decimal(places - 1);
    if (!fits(coarser)) break;
    found = coarser;
  }
  return found;
}

}  // namespace

std::optional<double> Gap::threshold() const {
  if (!is_open()) return std::nullopt;
  if (std::isinf(above)) return 1.0;
  if (std::isinf(below)) return 0.0;
  const double margin = (above - below) / 4;
  const double threshold = shortest_between(below + margin, above - margin);
  // Of neighbouring doubles only the lower one parts them.
  return below <= threshold && threshold < above ? threshold : below;
}

Cuts::Cuts(const Ranking& ranking, const Run& run) : ranking_(ranking) {
  const std::span<const Rank> ranks = ranking.ranks();
  const std::size_t pieces = (ranks.size() + rows_a_piece - 1) / rows_a_piece;
  const Kernels& kernels = logreg::kernels(run.instruction_set());
  greatest_from_.resize(pieces + 1, Gap().below);
  parallel_for(run, pieces, [&](std::size_t piece) {
    const std::span<const Rank> here = piece_of(ranks, piece);
    std::array<double, rows_a_piece> probabilities;
    find_probabilities(ranking, here, kernels, probabilities.data());
    greatest_from_[piece] =
        *std::max_element(probabilities.begin(), probabilities.begin() + static_cast<std::ptrdiff_t>(here.size()));
  });
  for (std::size_t piece = pieces; piece > 0; --piece) {
    greatest_from_[piece - 1] = std::max(greatest_from_[piece - 1], greatest_from_[piece]);
  }
}

}  // namespace logreg
