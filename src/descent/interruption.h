// A descent that somebody stops may leave the best weights it has come to, instead of nothing.
#pragma once

#include "base/error.h"
#include "descent/descent.h"

namespace logreg {

// Keeps the descent's point if none before had so low an objective.
void keep_best(Descent& descent);

// Stopped before the first step, it has nothing to leave.
bool leaves_weights(const Descent& descent, OnInterrupt on_interrupt, const Error& error);

// Ends the descent at its best point.
void end_at_best(Descent& descent);

// Runs work(), which makes the descent.
template <class Work>
void until_interrupted(Descent& descent, OnInterrupt on_interrupt, const Work& work) {
  try {
    work();
  } catch (const Error& error) {
    if (!leaves_weights(descent, on_interrupt, error)) throw;
    end_at_best(descent);
  }
}

}  // namespace logreg
