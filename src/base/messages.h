// What the system refuses, and that somebody stopped the work.
#pragma once

#include "base/error.h"

#include <string>
#include <vector>

namespace logreg {

// Of the bytes of a file, and of the command line: a sentence and what cures it.
Error bad_data(Sentence sentence, std::vector<Cure> cures = {});
Error wrong_usage(Sentence sentence, std::vector<Cure> cures = {});

namespace error {

Error interrupted();
Error cannot_open(const std::string& file, int code);
Error cannot_read(const std::string& file, int code);
Error cannot_write(const std::string& file, int code);

}  // namespace error

}  // namespace logreg
