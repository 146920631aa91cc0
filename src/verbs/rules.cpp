#include "verbs/rules.h"

#include "data/messages.h"
#include "verbs/messages.h"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cstddef>
#include <filesystem>
#include <set>
#include <system_error>
#include <utility>

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

bool is_given(const Given& given, std::string_view option) {
  const std::size_t blank = option.find(' ');
  const auto found = given.find(option.substr(0, blank));
  if (found == given.end()) return false;
  return blank == std::string_view::npos || found->second.back() == option.substr(blank + 1);
}

Beside with(std::string other) {
  return [other = std::move(other)](const Given& given) { return is_given(given, other) ? "with " + other : ""; };
}

Beside without(std::string other) {
  return [other = std::move(other)](const Given& given) { return is_given(given, other) ? "" : "without " + other; };
}

Beside unless(std::string option, std::vector<std::string> texts, std::string usual) {
  return [option = std::move(option), texts = std::move(texts), usual = std::move(usual)](const Given& given) {
    const auto found = given.find(option);
    const std::string& text = found == given.end() ? usual : found->second.back();
    if (std::ranges::find(texts, text) != texts.end()) return std::string();
    return text.empty() ? "without " + option : "with " + option + ' ' + text;
  };
}

Beside where(std::function<bool(const Given&)> holds, std::string words) {
  return [holds = std::move(holds), words = std::move(words)](const Given& given) {
    return holds(given) ? words : std::string();
  };
}

Rule without_effect(std::string option, Beside beside, std::string cure) {
  return [option = std::move(option), beside = std::move(beside), cure = std::move(cure)](const Given& given) {
    if (!is_given(given, option)) return;
    const std::string words = beside(given);
    if (!words.empty()) throw error::option_without_effect(option, words, cure);
  };
}

Rule exclude(std::string option, std::vector<std::string> others) {
  return [option = std::move(option), others = std::move(others)](const Given& given) {
    if (!is_given(given, option)) return;
    for (const std::string& other : others) {
      if (is_given(given, other)) throw error::options_exclude(option, other);
    }
  };
}

Rule need(std::string option, std::vector<std::string> others, std::string words) {
  return [option = std::move(option), others = std::move(others), words = std::move(words)](const Given& given) {
    const auto is_there = [&](const std::string& other) { return is_given(given, other); };
    if (is_given(given, option) && std::ranges::none_of(others, is_there)) throw error::option_needs(option, words);
  };
}

Rule no_column_twice(std::string option, const std::vector<std::string>& columns) {
  return [option = std::move(option), &columns](const Given&) {
    std::set<std::string_view> seen;
    for (const std::string& column : columns) {
      if (!seen.insert(column).second) throw error::column_named_twice(setting_of(option), column);
    }
  };
}

Rule stdin_once(std::vector<std::string> names) {
  return [names = std::move(names)](const Given& given) {
    std::ptrdiff_t streams = 0;
    for (const std::string& name : names) {
      const auto found = given.find(name);
      if (found != given.end()) streams += std::ranges::count(found->second, "-");
    }
    if (streams > 1) throw error::stdin_twice();
  };
}

std::vector<NamedFile> named_files(const Given& given, std::initializer_list<std::string_view> names) {
  std::vector<NamedFile> files;
  for (const std::string_view name : names) {
    const auto found = given.find(name);
    if (found == given.end()) continue;
    for (const std::string& path : found->second) files.push_back({name, path});
  }
  return files;
}

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
