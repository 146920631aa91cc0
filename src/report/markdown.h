// The Markdown of the manual -> text for a terminal.
//
// Our own pages are all it is given, so that it knows what they use: headings (#, ##, ###), paragraphs, items (- or 1.,
// those of an inner list indented), code between fences or indented by four, tables; in a line `code`, **bold** and
// [links](to).
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace logreg {

struct MarkdownBlock {
  enum class Kind { heading, paragraph, item, code, table };

  Kind kind = Kind::paragraph;
  std::size_t level = 0;           // of a heading
  std::string marker;              // of an item, with what indents it: "- "
  bool follows_closely = false;    // without a blank line
  std::vector<std::string> lines;  // of code and tables; else one, with its Markdown
};

std::vector<MarkdownBlock> markdown_blocks(std::string_view page);

// The cells of a line of a table.
std::vector<std::string> markdown_cells(std::string_view line);

enum class Emphasis { none, bold };  // none: marks of code stay, headings are underlined

std::string as_terminal_text(std::span<const MarkdownBlock> blocks, std::size_t columns, Emphasis emphasis);

}  // namespace logreg
