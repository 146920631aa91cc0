// The first bytes of a data file, decoded, to be read in its place.
#pragma once

#include <string>

namespace logreg {

struct FileHead {
  std::string bytes;
  bool whole = false;  // nothing follows them in the file
};

}  // namespace logreg
