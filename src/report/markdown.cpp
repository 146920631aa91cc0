#include "report/markdown.h"

#include "base/text.h"
#include "report/layout.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

namespace logreg {

namespace {

using Kind = MarkdownBlock::Kind;

// --- Markdown to blocks ---

std::size_t indent_of(std::string_view line) {
  return std::min(line.find_first_not_of(' '), line.size());
}

// "- " or "1. " with what indents it; empty: the line is no item.
std::string_view marker_of(std::string_view line) {
  const std::size_t begin = indent_of(line);
  const std::string_view text = line.substr(begin);
  if (text.starts_with("- ")) return line.substr(0, begin + 2);
  const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
  return digits > 0 && text.substr(digits).starts_with(". ") ? line.substr(0, begin + digits + 2) : std::string_view();
}

// The level; 0: the line is no heading.
std::size_t heading_level(std::string_view line) {
  const std::size_t level = std::min(line.find_first_not_of('#'), line.size());
  return line.substr(level).starts_with(' ') ? level : 0;
}

class BlockReader {
 public:
  explicit BlockReader(std::string_view page) : lines_(split(page, '\n')) {}

  std::vector<MarkdownBlock> read() {
    for (; next_ < lines_.size(); ++next_) take(lines_[next_]);
    return std::move(blocks_);
  }

 private:
  void take(std::string_view line) {
    constexpr std::size_t code_indent = 4;
    const bool goes_on = !after_blank_ && !blocks_.empty();
    const Kind last = goes_on ? blocks_.back().kind : Kind::heading;
    if (trimmed(line).empty()) {
      after_blank_ = true;
    } else if (line.starts_with("```")) {
      take_fenced();
    } else if (const std::size_t level = heading_level(line); level > 0) {
      begin(Kind::heading, line.substr(level + 1)).level = level;
    } else if (line.starts_with('|')) {
      last == Kind::table ? more().push_back(std::string(line)) : void(begin(Kind::table, line));
    } else if (const std::string_view marker = marker_of(line); !marker.empty()) {
      begin(Kind::item, line.substr(marker.size())).marker = marker;
    } else if (last == Kind::item || last == Kind::paragraph) {
      more().back() += ' ' + std::string(trimmed(line));
    } else if (indent_of(line) >= code_indent) {
      const std::string_view code = line.substr(code_indent);
      last == Kind::code ? more().push_back(std::string(code)) : void(begin(Kind::code, code));
    } else {
      begin(Kind::paragraph, trimmed(line));
    }
  }

  void take_fenced() {
    MarkdownBlock& block = begin(Kind::code, "");
    block.lines.clear();
    while (++next_ < lines_.size() && !lines_[next_].starts_with("```")) block.lines.emplace_back(lines_[next_]);
  }

  MarkdownBlock& begin(Kind kind, std::string_view line) {
    blocks_.push_back({kind, 0, "", !after_blank_, {std::string(line)}});
    after_blank_ = false;
    return blocks_.back();
  }
  std::vector<std::string>& more() { return blocks_.back().lines; }

  std::vector<std::string_view> lines_;
  std::size_t next_ = 0;
  bool after_blank_ = false;
  std::vector<MarkdownBlock> blocks_;
};

// --- Marks in a line ---

// Where bold text begins and ends, while lines are laid out: characters that no page has.
constexpr char bold_on = '\x01';
constexpr char bold_off = '\x02';

// "[text](to)" at the start: moves `text` behind it and gives what is shown; else nothing.
std::string link_at_start(std::string_view& text) {
  const std::size_t middle = text.find("](");
  const std::size_t end = middle == std::string_view::npos ? middle : text.find(')', middle);
  if (end == std::string_view::npos || text.substr(1, middle).find('[') != std::string_view::npos) return {};
  std::string shown(text.substr(1, middle - 1));
  const std::string_view to = text.substr(middle + 2, end - middle - 2);
  if (to.starts_with("http")) shown += fmt::format(" ({})", to);
  text.remove_prefix(end + 1);
  return shown;
}

std::string styled(std::string_view text, Emphasis emphasis) {
  const bool is_bold = emphasis == Emphasis::bold;
  std::string result;
  bool in_bold = false;
  const auto turn = [&] {
    in_bold = !in_bold;
    if (is_bold) result += in_bold ? bold_on : bold_off;
  };
  while (!text.empty()) {
    if (text.starts_with("**")) {
      turn();
      text.remove_prefix(2);
    } else if (const std::size_t end = text.front() == '`' ? text.find('`', 1) : std::string_view::npos;
               end != std::string_view::npos) {
      const std::string_view code = is_bold ? text.substr(1, end - 1) : text.substr(0, end + 1);
      const bool begins = is_bold && !in_bold;
      if (begins) result += bold_on;
      result += code;
      if (begins) result += bold_off;
      text.remove_prefix(end + 1);
    } else if (const std::string link = text.front() == '[' ? link_at_start(text) : ""; !link.empty()) {
      result += link;
    } else {
      if (text.front() == '\\' && text.size() > 1) text.remove_prefix(1);
      result += text.front();
      text.remove_prefix(1);
    }
  }
  return result;
}

std::size_t width_of(std::string text) {
  std::erase_if(text, [](char c) { return c == bold_on || c == bold_off; });
  return display_width(text);
}

// Bold text ends with its line and begins again on the next one.
std::vector<std::string> lines_of(std::string_view text, std::size_t width, Emphasis emphasis) {
  std::vector<std::string> lines = {""};
  const std::string marked = styled(text, emphasis);
  bool in_bold = false;
  for (const std::string_view word : split(marked, ' ')) {
    const std::string spaced = fmt::format("{}{}", lines.back().empty() ? "" : " ", word);
    if (lines.back().empty() || width_of(lines.back() + spaced) <= width) {
      lines.back() += spaced;
    } else {
      if (in_bold) lines.back() += bold_off;
      lines.push_back(fmt::format("{}{}", in_bold ? std::string(1, bold_on) : std::string(), word));
    }
    for (const char c : word) in_bold = c == bold_on || (in_bold && c != bold_off);
  }
  return lines;
}

std::string with_escapes(const std::string& text) {
  std::string result;
  for (const char c : text) {
    if (c == bold_on) {
      result += "\x1b[1m";
    } else if (c == bold_off) {
      result += "\x1b[0m";
    } else {
      result += c;
    }
  }
  return result;
}

// --- Blocks to text ---

std::string heading_text(const MarkdownBlock& block, std::size_t columns, Emphasis emphasis) {
  if (emphasis == Emphasis::bold) {
    std::string text;
    const std::string title = fmt::format("**{}**", block.lines.front());
    for (const std::string& line : lines_of(title, columns, emphasis)) text += line + '\n';
    return text;
  }
  std::string text;
  std::size_t widest = 0;
  for (const std::string& line : lines_of(block.lines.front(), columns, emphasis)) {
    widest = std::max(widest, width_of(line));
    text += line + '\n';
  }
  return block.level > 2 ? text : text + std::string(widest, block.level == 1 ? '=' : '-') + '\n';
}

std::string item_text(const MarkdownBlock& block, std::size_t columns, Emphasis emphasis) {
  std::string text;
  const std::string indent(block.marker.size(), ' ');
  const std::size_t width = columns > 2 * indent.size() ? columns - indent.size() : columns;
  for (const std::string& line : lines_of(block.lines.front(), width, emphasis)) {
    text += (text.empty() ? block.marker : indent) + line + '\n';
  }
  return text;
}

std::string code_text(const MarkdownBlock& block) {
  std::string text;
  for (const std::string& line : block.lines) text += line.empty() ? "\n" : fmt::format("  {}\n", line);
  return text;
}

constexpr std::size_t table_gap = 2;

// As wide as their cells; where that is too wide, the widest one gives way.
std::vector<std::size_t> table_widths(const std::vector<std::vector<std::string>>& rows, std::size_t columns,
                                      Emphasis emphasis) {
  constexpr std::size_t least = 8;
  std::vector<std::size_t> widths;
  for (const std::vector<std::string>& row : rows) {
    widths.resize(std::max(widths.size(), row.size()));
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], width_of(styled(row[i], emphasis)));
  }
  const std::size_t gaps = table_gap * (widths.size() - 1);
  while (true) {
    const auto widest = std::max_element(widths.begin(), widths.end());
    if (*widest <= least || std::accumulate(widths.begin(), widths.end(), gaps) <= columns) return widths;
    --*widest;
  }
}

std::string row_text(const std::vector<std::string>& cells, const std::vector<std::size_t>& widths,
                     Emphasis emphasis) {
  std::vector<std::vector<std::string>> columns;
  std::size_t height = 0;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    columns.push_back(lines_of(cells[i], widths[i], emphasis));
    height = std::max(height, columns.back().size());
  }
  std::string text;
  for (std::size_t line = 0; line < height; ++line) {
    std::string shown;
    std::size_t blanks = 0;
    for (std::size_t i = 0; i < columns.size(); ++i) {
      const std::string cell = line < columns[i].size() ? columns[i][line] : "";
      if (!cell.empty()) shown += std::string(blanks, ' ') + cell;
      if (!cell.empty()) blanks = 0;
      blanks += widths[i] - std::min(width_of(cell), widths[i]) + table_gap;
    }
    text += shown + '\n';
  }
  return text;
}

std::string table_text(const MarkdownBlock& block, std::size_t columns, Emphasis emphasis) {
  std::vector<std::vector<std::string>> rows;
  for (const std::string& line : block.lines) rows.push_back(markdown_cells(line));
  if (rows.size() > 1) rows.erase(rows.begin() + 1);  // the line of dashes below the header
  const std::vector<std::size_t> widths = table_widths(rows, columns, emphasis);
  std::string text = row_text(rows.front(), widths, emphasis);
  std::string dashes;
  for (const std::size_t width : widths) {
    if (!dashes.empty()) dashes.append(table_gap, ' ');
    dashes.append(width, '-');
  }
  text += dashes + '\n';
  for (std::size_t i = 1; i < rows.size(); ++i) text += row_text(rows[i], widths, emphasis);
  return text;
}

std::string block_text(const MarkdownBlock& block, std::size_t columns, Emphasis emphasis) {
  switch (block.kind) {
    case Kind::heading:
      return heading_text(block, columns, emphasis);
    case Kind::paragraph:
    case Kind::item:
      return item_text(block, columns, emphasis);
    case Kind::code:
      return code_text(block);
    case Kind::table:
      return table_text(block, columns, emphasis);
  }
  return {};
}

}  // namespace

std::vector<MarkdownBlock> markdown_blocks(std::string_view page) {
  return BlockReader(page).read();
}

std::vector<std::string> markdown_cells(std::string_view line) {
  line = trimmed(line);
  line.remove_prefix(line.starts_with('|') ? 1 : 0);
  line.remove_suffix(line.ends_with('|') ? 1 : 0);
  std::vector<std::string> cells = {""};
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] == '|') {
      cells.emplace_back();
    } else {
      // In a table the mark is escaped in code, too.
      if (line.substr(i).starts_with("\\|")) ++i;
      cells.back() += line[i];
    }
  }
  for (std::string& cell : cells) cell = std::string(trimmed(cell));
  return cells;
}

std::string as_terminal_text(std::span<const MarkdownBlock> blocks, std::size_t columns, Emphasis emphasis) {
  std::string text;
  for (const MarkdownBlock& block : blocks) {
    if (!text.empty() && !block.follows_closely) text += '\n';
    text += block_text(block, columns, emphasis);
  }
  return with_escapes(text);
}

}  // namespace logreg
