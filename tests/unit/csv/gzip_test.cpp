#include "csv/gzip.h"

#include "compressed.h"

#include <doctest/doctest.h>

#include <cstddef>
#include <span>
#include <string>
#include <vector>

using namespace logreg;

namespace {

// All that the bytes decode to, `room` bytes a step.
std::string decoded(Gzip& gzip, std::span<const char> from, std::size_t room) {
  std::string text;
  std::vector<char> to(room);
  for (;;) {
    const Decoded step = gzip.decode(from, to);
    text.append(to.data(), step.given);
    from = from.subspan(step.taken);
    if (from.empty() && step.given == 0) return text;
  }
}

}  // namespace

TEST_CASE("a gzip stream is decoded a step at a time, however small the room") {
  const std::string text = "age,passed\n" + std::string(500, 'x');
  for (const std::size_t room : {1U, 7U, 4096U}) {
    Gzip gzip;
    CHECK_FALSE(gzip.may_end());
    CHECK(decoded(gzip, gzip_of(text), room) == text);
    CHECK(gzip.may_end());
  }
}

TEST_CASE("a gzip stream may end behind a member, with padding or without, and nowhere else") {
  Gzip gzip;
  const std::string archive = gzip_of("a,b\n");
  CHECK(decoded(gzip, std::span(archive).first(archive.size() - 1), 100) == "a,b\n");
  CHECK_FALSE(gzip.may_end());
  CHECK(decoded(gzip, std::span(archive).last(1), 100).empty());
  CHECK(gzip.may_end());
  CHECK(decoded(gzip, std::string(5, '\0'), 100).empty());
  CHECK(gzip.may_end());
  CHECK(decoded(gzip, archive, 100) == "a,b\n");
  CHECK(gzip.may_end());
}

TEST_CASE("damaged gzip bytes are told with their place") {
  std::string archive = gzip_of(std::string(100, 'x'));
  archive[archive.size() - 5] ^= 1;  // of the checksum
  Gzip gzip;
  try {
    decoded(gzip, archive, 1000);
    FAIL("nothing was thrown");
  } catch (const DecodingError& wrong) {
    CHECK(wrong.taken <= archive.size());
    CHECK(wrong.taken >= archive.size() - 8);
  }
}
