// The files that a command names: none that it writes may be another one that it writes or reads.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace logreg {

struct NamedFile {
  std::string_view option;  // or what it is called in the usage line
  std::string path;         // "-": standard output where it is written, standard input where it is read
};

// Two paths may lead to one file: by way of `.`, of a link, of a second name. Throws Error (usage).
void check_written(const std::vector<NamedFile>& written, const std::vector<NamedFile>& read);

}  // namespace logreg
