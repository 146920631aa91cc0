#include "verbs/named_files.h"

#include "base/sentences.h"

#include <sys/stat.h>
#include <unistd.h>

#include <cstddef>
#include <filesystem>
#include <system_error>

namespace logreg {

namespace {

// As it will be called when it is there.
std::filesystem::path place_of(const std::string& file) {
  std::error_code failed;
  const std::filesystem::path whole = std::filesystem::absolute(file, failed);
  std::filesystem::path place = std::filesystem::weakly_canonical(whole, failed);
  return failed ? whole : place;
}

// Standard input may be a file that has a name.
bool is_standard_input(const std::string& path) {
  struct stat input {};
  struct stat named {};
  return fstat(STDIN_FILENO, &input) == 0 && S_ISREG(input.st_mode) && stat(path.c_str(), &named) == 0 &&
         named.st_dev == input.st_dev && named.st_ino == input.st_ino;
}

// What cannot be looked at has only its name. Devices and pipes may be named twice in different words.
bool are_one_file(const std::string& a, const std::string& b) {
  if (a == b) return true;
  if (a == "-" || b == "-") return false;
  std::error_code failed;
  if (std::filesystem::is_regular_file(a, failed)) return std::filesystem::equivalent(a, b, failed);
  if (std::filesystem::exists(a, failed) || std::filesystem::exists(b, failed)) return false;
  return place_of(a) == place_of(b);
}

}  // namespace

void check_written(const std::vector<NamedFile>& written, const std::vector<NamedFile>& read) {
  for (std::size_t i = 0; i < written.size(); ++i) {
    const auto& [option, path] = written[i];
    for (std::size_t j = 0; j < i; ++j) {
      const auto& [other_option, other_path] = written[j];
      if (!are_one_file(path, other_path)) continue;
      if (path == "-" && option == other_option) throw error::stdout_twice(option);
      throw error::same_file(option, other_option, path);
    }
    if (path == "-") continue;
    for (const NamedFile& source : read) {
      if (source.path == "-" && is_standard_input(path)) throw error::same_file(option, "standard input", path);
      if (are_one_file(path, source.path)) throw error::same_file(option, source.option, path);
    }
  }
}

}  // namespace logreg
