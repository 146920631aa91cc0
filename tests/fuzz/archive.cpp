#include "base/error.h"
#include "csv/source.h"
#include "memory_file.h"
#include "require.h"
#include "targets.h"

#include <cstddef>
#include <string>
#include <vector>

namespace logreg::fuzz {

namespace {

constexpr std::size_t most = std::size_t{1} << 22;  // a bomb need not be read to its end

// What comes out, and the sentence that ended it.
std::string decoded(const std::string& path, std::size_t at_once) {
  std::string result;
  try {
    Source source(path);
    std::vector<char> bytes(at_once);
    while (const std::size_t count = source.read(bytes, Run())) {
      result.append(bytes.data(), count);
      if (result.size() > most) return result.substr(0, most);
    }
  } catch (const Error& error) {
    require(error.failure() == Failure::system, "another failure than one of the system");
    result += error.what();
  }
  return result;
}

}  // namespace

void archive(std::string_view bytes) {
  const MemoryFile file(bytes);
  const std::string much_at_once = decoded(file.path(), 100'000);
  // Where the damage is noticed may depend on the room; that there is some does not.
  const std::string little_at_once = decoded(file.path(), 1000);
  require(much_at_once.empty() == little_at_once.empty(), "the room for the text changes the text");
}

}  // namespace logreg::fuzz
