// Errors that only the user can mend: a sentence, and the exit code that goes with it.
//
// The sentences themselves stand in sentences.h; the rest of the code throws what that catalogue returns.
#pragma once

#include <cstddef>
#include <stdexcept>
#include <string>

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
  Error(Failure failure, const std::string& sentence) : std::runtime_error(sentence), failure_(failure) {}
  Failure failure() const { return failure_; }

 private:
  Failure failure_;
};

// The reader of our output went away. Not an error: the program ends with exit code 0.
struct PipeClosed {};

// Where a record begins: the file as the user named it, and the line counted from 1.
struct Place {
  std::string file;
  std::size_t line = 0;
};

}  // namespace logreg
