// Errors that only the user can mend: a sentence, the exit code that goes with it, and what the user can do.
//
// The sentences themselves stand in the messages.h of each layer; the rest of the code throws what they return.
#pragma once

#include "base/cure.h"
#include "base/sentence.h"

#include <cstddef>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace logreg {

// The value is the exit code.
enum class Failure {
  system = 1,         // open, read, write, memory
  usage = 2,          // wrong options, or an option that names what the data do not have
  data = 3,           // the bytes of a data or model file are wrong
  not_converged = 4,  // only under --strict
  not_met = 5,        // a figure that was asked for is not reached
  interrupted = 130,
};

class Error : public std::runtime_error {
 public:
  // what() names settings, and leaves the cures out.
  Error(Failure kind, Sentence sentence, std::vector<Cure> cures = {})
      : std::runtime_error(sentence.worded(name_of)),
        failure_(kind),
        sentence_(std::move(sentence)),
        cures_(std::move(cures)) {}
  Failure failure() const { return failure_; }
  const Sentence& sentence() const { return sentence_; }
  // In the order in which they are offered; where there are several, any one of them will do.
  const std::vector<Cure>& cures() const { return cures_; }

 private:
  Failure failure_;
  Sentence sentence_;
  std::vector<Cure> cures_;
};

// The reader of our output went away. Not an error: the program ends with exit code 0.
struct PipeClosed {};

// Where a record begins: the file as the user named it, and the line counted from 1; 0: not known.
struct Place {
  std::string file;
  std::size_t line = 0;
};

}  // namespace logreg
