// What a formula asks of a basis of one number, before its constants are learned from the rows.
#pragma once

#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

namespace logreg {

enum class BasisKind { poly, ns, bs, rcs, hinge, cut };

struct BasisRequest {
  BasisKind kind = BasisKind::poly;
  std::size_t degree = 3;         // poly: the highest power; bs: of the pieces
  bool raw = false;               // poly: plain powers, not orthogonal ones
  std::optional<std::size_t> df = {};  // ns, bs: how many columns; the knots are then quantiles
  // rcs: of knots, which are then quantiles; cut: of quantile groups. 0: `knots` are given.
  std::size_t count = 0;
  std::vector<double> knots = {};      // ns, bs: inner ones; rcs: all; hinge: each; cut: the breaks
  std::optional<std::pair<double, double>> boundary = {};  // ns, bs: boundary knots; nothing: the range of the rows

  bool operator==(const BasisRequest&) const = default;
};

}  // namespace logreg
