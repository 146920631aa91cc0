// Descent to the maximum of Firth's penalised likelihood, over all weights or with one combination of them held fast.
//
// Scoring: with leverages h_i = w_i p_i (1 - p_i) x_i' I^-1 x_i, x_i the row with a 1 for the bias, the score is
//
//   sum_i [ w_i (y_i - p_i) + h_i (1/2 - p_i) ] x_i
//
// and I^-1 times it, corrected by what the last steps told of the curvature of the determinant, is the step, halved
// until the penalised likelihood rises.
#pragma once

#include "base/run.h"
#include "descent/descent.h"
#include "descent/linear_algebra.h"
#include "descent/objective.h"

#include <cstddef>
#include <deque>
#include <optional>
#include <span>
#include <vector>

namespace logreg {

// Which directions a descent may take.
enum class Free { all, all_but_one_direction, bias };

class FirthDescent {
 public:
  FirthDescent(Objective& objective, const Run& run);

  // Minimises from there on. `fixed`: the a of a'w that is held fast; the start has its value.
  Descent descend(std::vector<double> start, Free free, std::span<const double> fixed, double tolerance,
                  std::size_t most_iterations, OnInterrupt on_interrupt = OnInterrupt::stop);

 private:
  // Weights and all that a step from there takes.
  struct State {
    Point point;  // its objective and gradient are the penalised ones
    std::optional<Cholesky> information;
    double curvature_of_bias = 0;
  };

  void descend_from(State& state, Free free, std::span<const double> fixed, double tolerance,
                    std::size_t most_iterations, Descent& result);
  State evaluate(std::vector<double> weights);
  void add_penalty_gradient(State& state);
  std::vector<double> solution(const State& state, std::span<const double> slopes, Free free,
                               std::span<const double> fixed) const;
  std::vector<double> direction_of(const State& state, Free free, std::span<const double> fixed) const;
  std::vector<double> free_part(const State& state, std::vector<double> slopes, Free free,
                                std::span<const double> fixed) const;
  void remember(const State& before, const State& after, Free free, std::span<const double> fixed);
  std::optional<State> next(const State& state, Free free, std::span<const double> fixed);
  std::optional<State> next_along(const State& state, std::span<const double> direction);

  Objective& objective_;
  const Run& run_;
  // A step and what it did to the gradient.
  struct Step {
    std::vector<double> step;
    std::vector<double> change;
    double product = 0;
  };

  std::deque<Step> steps_;
  double constant_ = 0;  // log det of the information, less that of the mean one of centred and scaled columns
  double step_ = 1;
};

// The objective (without another penalty) has no more terms than dense matrices allow. It begins at `start`,
// or at the bias of the null model.
Descent firth_descent(Objective& objective, double bias, const std::optional<std::vector<double>>& start,
                      const DescentOptions& options, const Run& run);

// A start with all weights 0 but the bias.
std::vector<double> null_weights(const Objective& objective, double bias);

}  // namespace logreg
