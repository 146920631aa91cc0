#include "csv/decoder.h"

#include "compressed.h"

#include <doctest/doctest.h>

#include <array>
#include <optional>
#include <string>
#include <string_view>

using namespace logreg;
using namespace std::string_view_literals;

namespace {

std::string_view name_of(std::string_view head) {
  const std::optional<Decoder> decoder = Decoder::of(head);
  return decoder ? decoder->name() : "none";
}

}  // namespace

TEST_CASE("compressed bytes are known by their first ones") {
  CHECK(name_of(gzip_of("a")) == "gzip");
  CHECK(name_of(zstd_of("a")) == "zstd");
  CHECK(name_of("\x1F\x8B") == "gzip");
  CHECK(name_of("\x50\x2A\x4D\x18") == "zstd");  // a skippable frame
  CHECK(name_of("\x5F\x2A\x4D\x18") == "zstd");
  CHECK(name_of("\x60\x2A\x4D\x18") == "none");
  CHECK(name_of("\x50\x2A\x4D") == "none");
  CHECK(name_of("\x1F") == "none");
  CHECK(name_of("") == "none");
  CHECK(name_of("age,plan\n") == "none");
}

TEST_CASE("a decoder gives the bytes and says whether they may end there") {
  for (const std::string& archive : {gzip_of("a,b\n"), zstd_of("a,b\n")}) {
    std::optional<Decoder> decoder = Decoder::of(archive);
    REQUIRE(decoder);
    CHECK_FALSE(decoder->may_end());
    std::array<char, 100> to;
    const Decoded step = decoder->decode(archive, to);
    CHECK(step.taken == archive.size());
    CHECK(std::string_view(to.data(), step.given) == "a,b\n");
    CHECK(decoder->may_end());
  }
}
