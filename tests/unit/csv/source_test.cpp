#include "csv/source.h"

#include "base/error.h"
#include "compressed.h"
#include "scratch_folder.h"
#include "thrown.h"
#include "trickle.h"

#include <doctest/doctest.h>

#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

using namespace logreg;
using namespace std::string_literals;

namespace {

using Pack = std::string (*)(std::string_view);
constexpr Pack packs[] = {gzip_of, zstd_of};

std::string all_of(Source& source, std::size_t at_once = 7) {
  std::string result;
  std::vector<char> bytes(at_once);
  while (const std::size_t count = source.read(bytes, Run())) result.append(bytes.data(), count);
  return result;
}

std::string all_of(const std::string& path, std::size_t at_once = 7) {
  Source source(path);
  return all_of(source, at_once);
}

const std::string text = "age,passed\n31,1\n" + std::string(1000, 'x') + "\n";

}  // namespace

TEST_CASE("a file's bytes come in order, and an archive's are decoded") {
  const ScratchFolder folder;
  CHECK(all_of(folder.write("plain", text)) == text);
  for (const Pack pack : packs) {
    CHECK(all_of(folder.write("archive", pack(text))) == text);
    CHECK(all_of(folder.write("archive", pack(text)), 100'000) == text);
    CHECK(all_of(folder.write("empty", pack(""))).empty());
  }
}

TEST_CASE("archives one after another are one text") {
  const ScratchFolder folder;
  for (const Pack pack : packs) {
    CHECK(all_of(folder.write("archive", pack("a,b\n1") + pack("") + pack(",2\n"))) == "a,b\n1,2\n");
  }
  CHECK(all_of(folder.write("padded", gzip_of("a,b\n") + std::string(512, '\0'))) == "a,b\n");
  CHECK(all_of(folder.write("padded", gzip_of("a,b\n") + std::string(9, '\0') + gzip_of("1,2\n"))) == "a,b\n1,2\n");
  // A skippable frame of three bytes.
  CHECK(all_of(folder.write("skipping", "\x50\x2A\x4D\x18\x03\0\0\0abc"s + zstd_of("a,b\n"))) == "a,b\n");
}

TEST_CASE("an archive is known on a pipe, however its bytes arrive") {
  for (const Pack pack : packs) {
    for (std::size_t piece = 1; piece < 6; ++piece) {
      const Trickle trickle(pack(text) + pack("more"), [&] { return piece; });
      CHECK(all_of(trickle.path()) == text + "more");
    }
  }
  const Trickle plain("a\n1", [] { return std::size_t{1}; });
  CHECK(all_of(plain.path()) == "a\n1");
}

TEST_CASE("an archive is no regular file, which could be read from anywhere") {
  const ScratchFolder folder;
  const Source plain(folder.write("plain", text));
  CHECK(plain.is_regular());
  CHECK(plain.size() == static_cast<double>(text.size()));
  for (const Pack pack : packs) {
    const Source archive(folder.write("archive", pack(text)));
    CHECK_FALSE(archive.is_regular());
    CHECK(archive.size() == static_cast<double>(pack(text).size()));
  }
}

TEST_CASE("an archive that is cut off is refused with the place, wherever the cut is") {
  const ScratchFolder folder;
  for (const Pack pack : packs) {
    const std::string archive = pack(text);
    for (std::size_t size = Decoder::head_bytes; size < archive.size(); ++size) {
      const std::string path = folder.write("archive", archive.substr(0, size));
      const auto error = thrown([&] { all_of(path); });
      REQUIRE(error);
      REQUIRE(error->failure() == Failure::system);
      REQUIRE(std::string(error->what()).find("cut off: they end at byte " + std::to_string(size)) !=
              std::string::npos);
    }
  }
}

TEST_CASE("a Zstandard frame that gives less than its header says is refused, however it is read") {
  const ScratchFolder folder;
  // A window of 1 KiB, a content of 256 + 1 bytes; a raw block of four and the last, which is empty.
  const std::string path = folder.write("archive", "\x28\xB5\x2F\xFD\x40\0\1\0\x20\0\0a,b\n\1\0\0"s);
  for (const std::size_t at_once : {std::size_t{1}, std::size_t{3}, std::size_t{100'000}}) {
    const auto error = thrown([&] { all_of(path, at_once); });
    REQUIRE(error);
    CHECK(std::string(error->what()).find("cannot be decoded near byte") != std::string::npos);
  }
}

TEST_CASE("a changed byte of an archive is noticed, or changes nothing") {
  const ScratchFolder folder;
  for (const Pack pack : packs) {
    const std::string archive = pack(text);
    for (std::size_t i = Decoder::head_bytes; i < archive.size(); ++i) {
      std::string damaged = archive;
      damaged[i] = static_cast<char>(damaged[i] ^ 0x24);
      const std::string path = folder.write("archive", damaged);
      std::string found;
      const auto error = thrown([&] { found = all_of(path); });
      if (error) {
        REQUIRE(error->failure() == Failure::system);
      } else if (pack == gzip_of) {
        REQUIRE(found == text);  // zstd_of() writes no checksum
      }
    }
  }
}

TEST_CASE("what follows an archive and is none is refused with the place") {
  const ScratchFolder folder;
  const std::string archive = gzip_of(text);
  const std::string path = folder.write("archive.gz", archive + "age,passed\n");
  CHECK_THROWS_WITH_AS(all_of(path),
                       (path + ": the gzip data cannot be decoded near byte " + std::to_string(archive.size() + 2) +
                        " (incorrect header check). Get the file again; gzip -t tests it")
                           .c_str(),
                       Error);
}
