#include "csv/zstandard.h"

#include "compressed.h"

#include <doctest/doctest.h>

#include <cstddef>
#include <span>
#include <string>
#include <vector>

using namespace logreg;
using namespace std::string_literals;

namespace {

// All that the bytes decode to, `room` bytes a step.
std::string decoded(Zstandard& zstandard, std::span<const char> from, std::size_t room) {
  std::string text;
  std::vector<char> to(room);
  for (;;) {
    const Decoded step = zstandard.decode(from, to);
    text.append(to.data(), step.given);
    from = from.subspan(step.taken);
    if (from.empty() && step.given == 0) return text;
  }
}

}  // namespace

TEST_CASE("a Zstandard stream is decoded a step at a time, however small the room") {
  const std::string text = "age,passed\n" + std::string(500, 'x');
  for (const std::size_t room : {1U, 7U, 4096U}) {
    Zstandard zstandard;
    CHECK_FALSE(zstandard.may_end());
    CHECK(decoded(zstandard, zstd_of(text), room) == text);
    CHECK(zstandard.may_end());
  }
}

TEST_CASE("a Zstandard stream may end behind a frame, and nowhere else") {
  Zstandard zstandard;
  const std::string archive = zstd_of("a,b\n");
  decoded(zstandard, std::span(archive).first(archive.size() - 1), 100);
  CHECK_FALSE(zstandard.may_end());
  decoded(zstandard, std::span(archive).last(1), 100);
  CHECK(zstandard.may_end());
  CHECK(decoded(zstandard, "\x50\x2A\x4D\x18\x03\0\0\0abc"s + archive, 100) == "a,b\n");
  CHECK(zstandard.may_end());
}

TEST_CASE("a frame that is not as long as its header says is damaged") {
  // One segment of three bytes, then a last block that is raw and empty (RFC 8878, 3.1.1).
  const std::string archive = "\x28\xB5\x2F\xFD\x20\x03\x01\0\0"s;
  Zstandard zstandard;
  CHECK_THROWS_AS(decoded(zstandard, archive, 100), DecodingError);
}
