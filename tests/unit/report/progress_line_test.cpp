#include "report/progress_line.h"

#include <doctest/doctest.h>

#include <string>

using namespace logreg;

namespace {

std::string plain(const Progress& progress, double seconds, std::size_t width = 80) {
  return progress_line(progress, seconds, width, Colour::none);
}

}  // namespace

TEST_CASE("reading shows bytes, rate and time left") {
  CHECK(plain({Phase::reading, 110e6, 268e6}, 0.5) ==
        "reading  [######..........]   41%  110 MB of 268 MB, 220 MB/s, 0:01 left");
  CHECK(plain({Phase::reading, 268e6, 268e6}, 10) ==
        "reading  [################]  100%  268 MB of 268 MB, 26.8 MB/s, 0:00 left");
  CHECK(plain({Phase::reading, 1e9, 100e9}, 60) ==
        "reading  [................]    1%  1 GB of 100 GB, 16.7 MB/s, 1:39:00 left");
}

TEST_CASE("of a stream only what has been read is known") {
  CHECK(plain({Phase::reading, 999.6, 0}, 2) == "reading  1 kB, 500 B/s, 0:02");
  CHECK(plain({Phase::reading, 0, 0}, 0) == "reading  0 B, 0:00");
}

TEST_CASE("a file that has grown is not read by more than all of it") {
  CHECK(plain({Phase::reading, 30, 20}, 1) == "reading  [################]  100%  30 B of 20 B, 30 B/s, 0:00 left");
}

TEST_CASE("sampling shows how many samples there are") {
  CHECK(plain({Phase::sampling, 500, 1000}, 2) ==
        "sampling [###############...............]   50%  500 of 1000 samples, 0:02 left");
}

TEST_CASE("fitting shows passes and the distance to the optimum") {
  CHECK(plain({Phase::fitting, 1, 0}, 0.7) == "fitting  1 pass, 0:00");
  CHECK(plain({Phase::fitting, 12, 0, 3.21e-5}, 61) == "fitting  12 passes, about 3.2e-05 above the minimum, 1:01");
  CHECK(plain({Phase::epochs, 340, 1000, 0.0012}, 34) ==
        "fitting  [##....]   34%  epoch 340 of 1000, gradient norm 0.0012, 1:06 left");
}

TEST_CASE("a line is never as wide as the terminal") {
  for (std::size_t width = 0; width < 130; ++width) {
    CHECK(plain({Phase::reading, 110e6, 268e6}, 0.5, width).size() <= (width > 0 ? width - 1 : 0));
    CHECK(plain({Phase::epochs, 12345, 1e9, 1.2e-5}, 1e9, width).size() <= (width > 0 ? width - 1 : 0));
  }
}

TEST_CASE("only the full part of the bar has a colour") {
  const std::string line = progress_line({Phase::reading, 10, 20}, 1, 80, Colour::green);
  CHECK(line == "reading  [\x1b[32m########\x1b[0m........]   50%  10 B of 20 B, 10 B/s, 0:01 left");
}
