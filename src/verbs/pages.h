// The manual's pages, as they stand in the folder help: written into a source file when the program is built.
#pragma once

#include <span>
#include <string_view>

namespace logreg {

// The text begins with "# name: what it is about".
struct Page {
  std::string_view name;
  std::string_view text;  // Markdown

  std::string_view summary() const {
    const std::string_view line = text.substr(0, text.find('\n'));
    return line.substr(line.find(": ") + 2);
  }
};

// In the order of the alphabet.
std::span<const Page> pages();

}  // namespace logreg
