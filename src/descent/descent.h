// What every descent is told, and what it leaves behind: from a start to the weights where it stops, and why there.
#pragma once

#include "descent/linear_algebra.h"
#include "descent/objective.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace logreg {

// Beyond this many terms nothing is computed that needs a dense matrix of terms x terms.
constexpr std::size_t dense_terms = 4096;

enum class Optimizer { automatic, gd, sgd };

// What becomes of the weights when somebody stops the descent.
enum class OnInterrupt { stop, save };

// Where a descent begins, in the units of the data.
struct Start {
  double intercept = 0;
  std::vector<double> coefficients;  // of the terms of the design
};

struct DescentOptions {
  Optimizer optimizer = Optimizer::automatic;
  double l1 = 0;
  double l2 = 0;
  bool firth = false;                // Firth's penalised likelihood instead
  bool standardize = true;           // the penalty and the textbook loops see centred and scaled columns
  std::optional<Start> start;        // else the null model; for gd and sgd all weights at 0
  std::size_t max_iterations = 200;  // automatic
  // automatic: bound on the error of any coefficient in units of its standard error, and with l1, where it is above
  // largest_relative_gap, on the duality gap as a part of the objective; gd and sgd: on the gradient norm (0: never
  // stop for it).
  std::optional<double> tolerance;
  std::uint64_t seed = 0;      // sgd
  double learning_rate = 0.1;  // gd and sgd
  std::size_t epochs = 100;
  std::size_t batch_size = 32;  // sgd
  double decay = 0;
  OnInterrupt on_interrupt = OnInterrupt::stop;
  std::size_t dense_limit = dense_terms;  // another one is for tests

  bool is_penalised() const { return l1 > 0 || l2 > 0; }
};

constexpr double default_tolerance = 1e-9;      // of the automatic optimizer
constexpr double largest_relative_gap = 1e-10;  // duality gap / objective where a fit with l1 has converged

// What a descent does when weights grow without bound.
enum class Growth { ends_the_descent, is_ignored };

enum class StopReason {
  converged,   // the tolerance is met
  rounding,    // more steps change nothing but the last digits
  iterations,  // max_iterations are used up
  epochs,      // all epochs are done
  growing,     // weights grow without bound while the loss hardly falls: the data may be separated
  separated,   // there is no finite minimum: the stand-ins are as near to the infimum as they need to be
  not_finite,  // the loss is no longer a number: the learning rate is too large
  no_descent,  // no step makes the objective smaller
  interrupted  // somebody stopped it: the weights are the best so far
};

// One row of the trace: after so many iterations or epochs.
struct TraceRow {
  std::size_t iteration = 0;
  double loss = 0;  // the objective
  double gradient_norm = 0;
  double step = 0;  // that led here
};

// Where a descent begins among its own weights.
struct StartingPoint {
  Point point;  // the one last evaluated
  bool is_null = true;
};

// What an optimizer leaves behind.
struct Descent {
  Point point;
  std::vector<double> next_step;            // if it is known
  std::optional<Cholesky> information;      // of all rows at the point, if it is known and dense
  std::optional<double> squared_decrement;  // Newton's, if the information is known but not dense
  std::optional<double> loss_gap;           // by duality, if it is known
  StopReason stop = StopReason::iterations;
  std::size_t iterations = 0;
  std::vector<TraceRow> trace;
  bool loss_rose = false;  // after some epoch: the learning rate overshoots
  Point best;              // of those it has come to, and after how many iterations
  std::size_t best_iteration = 0;
};

}  // namespace logreg
