#include "base/error.h"
#include "csv/source.h"
#include "memory_file.h"
#include "require.h"
#include "targets.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

namespace logreg::fuzz {

namespace {

constexpr std::size_t most = std::size_t{1} << 22;  // a bomb need not be read to its end

enum class End { whole, damaged, cut };

struct Decoded {
  std::string text;
  End end;
};

Decoded decoded(const std::string& path, std::size_t at_once) {
  std::string text;
  try {
    Source source(path);
    std::vector<char> bytes(at_once);
    while (const std::size_t count = source.read(bytes, Run())) {
      text.append(bytes.data(), count);
      if (text.size() > most) return {text.substr(0, most), End::cut};
    }
  } catch (const Error& error) {
    require(error.failure() == Failure::system, "another failure than one of the system");
    return {text, End::damaged};
  }
  return {text, End::whole};
}

}  // namespace

// The room for the text changes neither the text nor whether the archive is taken; only how much of the text comes out
// before damage is told depends on it.
void archive(std::string_view bytes) {
  const MemoryFile file(bytes);
  const Decoded much_at_once = decoded(file.path(), 100'000);
  const Decoded little_at_once = decoded(file.path(), 1000);
  const std::size_t both = std::min(much_at_once.text.size(), little_at_once.text.size());
  require(much_at_once.text.compare(0, both, little_at_once.text, 0, both) == 0,
          "the room for the text changes the text");
  if (much_at_once.end == End::cut || little_at_once.end == End::cut) return;
  require(much_at_once.end == little_at_once.end, "the room for the text decides whether there is damage");
  require(much_at_once.end == End::damaged || much_at_once.text.size() == little_at_once.text.size(),
          "the room for the text changes how much of it there is");
}

}  // namespace logreg::fuzz
