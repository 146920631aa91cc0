// How far the work has come, as one line for a terminal: what is done, a bar, the rate and the time that is left.
//
//   reading  [######..........]   41%  110 MB of 268 MB, 231 MB/s, 0:01 left
//   fitting  12 passes, about 3.2e-05 above the minimum, 0:03
#pragma once

#include "base/run.h"

#include <cstddef>
#include <string>

namespace logreg {

enum class Colour { none, green };

// `seconds`: since the phase began. The line takes less than `width` columns.
std::string progress_line(const Progress& progress, double seconds, std::size_t width, Colour colour);

}  // namespace logreg
