// Every input of the corpus through its target: fuzz_replay CORPUS, a folder with one for each target. Needs no fuzzer.
#include "targets.h"

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

namespace {

std::string content_of(const std::filesystem::path& path) {
  std::ifstream stream(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fputs("usage: fuzz_replay CORPUS\n", stderr);
    return 2;
  }
  for (const auto& [name, target] : logreg::fuzz::targets) {
    std::size_t inputs = 0;
    for (const auto& entry : std::filesystem::directory_iterator(std::filesystem::path(argv[1]) / name)) {
      // The input that ends the process is the last one named.
      std::printf("%s\n", entry.path().c_str());
      std::fflush(stdout);
      const std::string bytes = content_of(entry.path());
      target(bytes);
      // Cut short, it is another one.
      target(std::string_view(bytes).substr(0, bytes.size() / 2));
      ++inputs;
    }
    if (inputs == 0) {
      std::fprintf(stderr, "no inputs for %s\n", std::string(name).c_str());
      return 1;
    }
  }
  return 0;
}
