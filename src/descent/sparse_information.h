// The information of thousands of terms, most of them levels of a few wide categorical columns, as the sparse quadratic
// model of a proximal Newton step.
//
// Levels are 0/1 columns there, uncentred, so that those of one column have no products with each other:
//
//   z = b + sum_core t_j x_j + sum_levels d_l 1_l      t_l = d_l scale_l,   t_0 = b + sum_l d_l center_l
//
// The core is the bias b and the terms that are no level of a wide column; they stay centred and scaled.
#pragma once

#include "descent/arrowhead_layout.h"
#include "descent/objective.h"
#include "descent/sparse_quadratic.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace logreg {

class SparseInformation {
 public:
  // Nothing where no column is wide: where all terms together are few enough for a dense matrix, or most are none of
  // levels.
  static std::optional<SparseInformation> of(const Objective& objective);

  bool is_level(std::size_t term) const { return is_level_[term]; }
  // Whether these terms are few enough, but for levels.
  bool has_room(std::span<const std::size_t> terms) const;

  // The objective around the point last evaluated, of these terms alone. `damping` is added to the diagonal of centred
  // and scaled terms. Two passes.
  SparseQuadratic model(Objective& objective, const Point& point, std::span<const std::size_t> terms, double damping);
  // The weights that it stands for, of centred and scaled terms: what changes of `weights` is what the terms have.
  std::vector<double> standardized(const Objective& objective, std::span<const double> of_model,
                                   std::vector<double> weights) const;

 private:
  struct Wide {
    std::size_t column = 0;             // categorical, of the design
    std::vector<std::size_t> term_of;   // of each level; none: it has no term
    std::vector<std::uint32_t> number;  // of each level among those of the model; none: it takes no part
  };
  struct Meeting {
    std::size_t first = 0;  // among the wide columns
    std::size_t second = 0;
    Crossing crossing;
  };

  void choose(const Objective& objective, std::span<const std::size_t> terms);
  void add_core(Objective& objective, const Point& point, double damping, SparseQuadratic& model) const;
  void add_levels(Objective& objective, const Point& point, double damping, SparseQuadratic& model) const;
  void add_pairs(Objective& objective, SparseQuadratic& model) const;

  std::vector<Wide> wide_;  // the widest first
  std::vector<Meeting> meetings_;
  std::vector<bool> is_level_;       // of a wide column, each term
  std::vector<std::size_t> core_;    // of the model: terms
  std::vector<std::size_t> levels_;  // of the model: terms
  std::size_t eliminated_ = 0;
};

}  // namespace logreg
