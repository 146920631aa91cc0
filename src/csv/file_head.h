// The first bytes of a data file, decoded, to be read in its place.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace logreg {

struct FileHead {
  // Where bytes begin that stand farther on in the file.
  struct Seam {
    std::size_t line = 0;     // of these bytes
    std::size_t in_file = 0;  // the same line, of the file
  };

  std::string bytes;
  bool whole = false;        // nothing follows them in the file
  std::vector<Seam> seams = {};  // ascending

  std::size_t line_in_file(std::size_t line) const {
    std::size_t result = line;
    for (const Seam& seam : seams) {
      if (line >= seam.line) result = seam.in_file + (line - seam.line);
    }
    return result;
  }
};

}  // namespace logreg
