// Design matrix -> weights: chooses the optimizer, leaves out dependent terms, certifies what was reached.
#pragma once

#include "base/run.h"
#include "data/class_weights.h"
#include "data/design.h"
#include "descent/descent.h"
#include "descent/linear_algebra.h"
#include "descent/objective.h"
#include "fit/collinearity.h"
#include "fit/near_dependence.h"
#include "inference/likelihood.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace logreg {

struct FitOptions {
  DescentOptions descent;
  std::optional<ClassWeights> class_weights;
  // The share of the positive class where the model will be used; the intercept is corrected for it.
  std::optional<double> prior;
  InferenceOptions inference;
};

enum class SeparationKind { undecided, none, quasi_complete, complete };

// Why separation is not decided.
enum class Undecided {
  penalised,       // the estimate exists anyway
  firth,           // so it does
  textbook,        // gd and sgd: the weights are those after so many epochs
  too_many_terms,  // more than dense_terms: only levels are looked at, each for itself
  interrupted,     // before it could be
  out_of_reach,    // neither a direction of recession nor its absence could be certified
};

// What the directions of recession do to a weight.
struct WeightLimit {
  bool is_infinite = false;
  int sign = 0;                 // of its limit; 0: it goes both ways, or it is not known
  bool goes_both_ways = false;  // some directions raise it and some lower it
  std::size_t rows = 0;         // settled by the directions that move it, and by those that belong to them
};

// A level whose rows are all of one class. Each separates the data.
struct OneClassLevel {
  std::size_t term = 0;  // of those kept
  std::size_t rows = 0;
};

struct Separation {
  SeparationKind kind = SeparationKind::undecided;
  Undecided why_undecided = Undecided::out_of_reach;
  std::size_t rows = 0;                         // settled: fitted perfectly in the limit
  double infimum = 0;                           // of the mean loss, where the data are separated
  WeightLimit intercept;                        // of raw columns
  std::vector<WeightLimit> weights;             // of the terms kept
  std::vector<OneClassLevel> one_class_levels;  // where there are too many terms for more
};

// What Firth's penalised likelihood says.
struct FirthLikelihood {
  double log_likelihood = 0;  // penalised; of raw columns
  double null_log_likelihood = 0;
  std::vector<Wald> profiles;  // of raw columns, the intercept first; empty where they would take too long
};

struct RemainingFit;

struct FitResult {
  std::vector<std::size_t> terms;        // of the design, those kept
  std::vector<DependentTerm> dependent;  // of the design, those left out
  Point point;                           // of centred and scaled terms, whatever the optimizer saw
  bool converged = false;
  StopReason stop = StopReason::iterations;
  std::size_t iterations = 0;
  std::size_t passes = 0;
  // Bound on objective - minimum: half the squared Newton decrement; the duality gap with l1, or where the decrement
  // takes a dense matrix of too many terms and there is a penalty.
  std::optional<double> loss_gap;
  std::optional<double> max_error_in_std_errors;  // without penalty
  double null_loss = 0;                           // mean loss of the intercept alone, beside the offsets
  Separation separation;                          // where there is some, the point is a stand-in for the limit
  // Of the weights; without penalty, when converged. Where the data are separated: in the limit, for the finite ones.
  std::optional<SymmetricMatrix> covariance;
  bool lacks_robust_factor = false;               // n / (n - k) or n / (n - 1) is not positive
  std::optional<Cholesky> information;            // of the mean loss at the point; without penalty, when converged
  std::shared_ptr<const RemainingFit> remaining;  // of separated data, where profile intervals ask for it
  std::vector<NearDependence> near_dependences;   // among the terms kept; without penalty, where it is dense
  std::vector<double> next_step;                  // that the descent would take from the point, if it is known
  std::vector<double> logits;                     // of the design's rows, after the correction of the intercept
  double intercept_shift = 0;                     // the correction, which the point does not have in it
  std::optional<FirthLikelihood> firth;
  std::optional<double> largest_l1;  // with which some weight is not zero, when all are
  std::vector<TraceRow> trace;
  bool loss_rose = false;
  double saturated = 0;  // share of rows whose probability is within 1e-6 of 0 or 1
};

// The fit of the rows that no direction of recession settles: the limit of the whole.
struct RemainingFit {
  Design design;
  std::vector<Term> terms;             // of the design, those kept
  std::vector<std::size_t> positions;  // of these among the terms kept in the whole
  FitResult fit;
};

// Complete or quasi-complete.
bool is_separated(const FitResult& fit);

// Like fit(), but separation is left undecided unless it is certain that there is none.
FitResult fit_unless_separated(Design& design, const FitOptions& options, Growth growth, const Run& run);

// Standardises the design in place.
FitResult fit(Design& design, const FitOptions& options, const Run& run);

}  // namespace logreg
