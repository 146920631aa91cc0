// The page around the content of a report: one file that needs no other, and runs no script but its own.
#pragma once

#include "base/json.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace logreg {

struct HtmlPage {
  std::string title;
  std::string introduction;                                // markup, below the title
  std::vector<std::pair<std::string, std::string>> parts;  // of the list of contents: id, name
  std::string content;                                     // markup
  Json data;                                               // what the script reads
};

std::string html_page(const HtmlPage& page);

// What stands in it, byte for byte. The policy of the page names both by their SHA-256, in base 64: nothing else is
// applied or run.
extern const std::string_view page_style;
extern const std::string_view page_style_sha256;
extern const std::string_view page_script;
extern const std::string_view page_script_sha256;

}  // namespace logreg
