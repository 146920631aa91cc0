#include "report/as_text.h"

#include "report/layout.h"

#include <algorithm>
#include <limits>
#include <numeric>
#include <string_view>
#include <vector>

namespace logreg {

namespace {

constexpr std::size_t widest_gap = 2;  // between columns
constexpr std::size_t least_gap = 1;
constexpr std::size_t least_first_column = 10;

std::string aligned(std::string_view text, Report::Align align, std::size_t width) {
  return align == Report::Align::left ? padded_right(text, width) : padded_left(text, width);
}

// What a table measures: the widths of its columns and the blanks between two of them.
struct Measure {
  std::vector<std::size_t> widths;
  std::size_t gap = widest_gap;

  std::size_t span(std::size_t first, std::size_t columns) const {
    const auto begin = widths.begin() + static_cast<std::ptrdiff_t>(first);
    return std::accumulate(begin, begin + static_cast<std::ptrdiff_t>(columns), (columns - 1) * gap);
  }
  std::size_t total() const { return span(0, widths.size()); }
};

Measure measure(const Report::Table& table, std::size_t gap) {
  Measure result{std::vector<std::size_t>(table.columns.size(), 0), gap};
  for (const auto& row : table.rows) {
    for (std::size_t i = 0; i < row.size(); ++i) result.widths[i] = std::max(result.widths[i], display_width(row[i]));
  }
  for (std::size_t i = 0; i < table.columns.size(); i += table.columns[i].span) {
    const std::size_t heading = display_width(table.columns[i].heading);
    const std::size_t below = result.span(i, table.columns[i].span);
    if (heading > below) result.widths[i] += heading - below;
  }
  return result;
}

// Names in the first column go on in further lines where the table would be wider than `columns`.
Measure fitting_measure(const Report::Table& table, std::size_t columns) {
  Measure result = measure(table, widest_gap);
  if (result.total() > std::min(columns, text_columns)) result = measure(table, least_gap);
  if (result.total() > columns) {
    const std::size_t others = result.total() - result.widths.front();
    result.widths.front() = others + least_first_column < columns ? columns - others : least_first_column;
  }
  return result;
}

std::string without_blanks_at_end(std::string line) {
  line.erase(line.find_last_not_of(' ') + 1);
  return line;
}

class Printer {
 public:
  explicit Printer(std::optional<std::size_t> columns)
      : columns_(columns.value_or(std::numeric_limits<std::size_t>::max())),
        columns_for_all_(columns.value_or(text_columns)) {}

  std::string print(const Report& report) {
    for (std::size_t i = 0; i < report.items.size(); ++i) {
      if (const auto* fact = std::get_if<Report::Fact>(&report.items[i])) {
        add(*fact, label_width(report, i));
      } else if (const auto* table = std::get_if<Report::Table>(&report.items[i])) {
        const bool has_room = measure(*table, widest_gap).total() <= columns_for_all_;
        add(has_room ? *table : table->without_extra_columns());
      } else if (const auto* paragraph = std::get_if<Report::Paragraph>(&report.items[i])) {
        out_ += wrapped("", paragraph->text, text_columns);
      } else if (const auto* heading = std::get_if<Report::Heading>(&report.items[i])) {
        add(*heading);
      }
    }
    return std::move(out_);
  }

 private:
  void add(const Report::Fact& fact, std::size_t width) {
    out_ += wrapped(padded_right(fact.label, width) + "  ", fact.shown, text_columns);
  }

  void add(const Report::Heading& heading) {
    if (!out_.empty() && !out_.ends_with("\n\n")) out_ += '\n';
    if (!heading.text.empty()) out_ += wrapped("", heading.text, text_columns);
  }

  void add(const Report::Table& table) {
    const Measure fit = fitting_measure(table, columns_);
    const std::string gap(fit.gap, ' ');
    std::string line;
    for (std::size_t i = 0; i < table.columns.size(); i += table.columns[i].span) {
      if (i > 0) line += gap;
      line += aligned(table.columns[i].heading, table.columns[i].align, fit.span(i, table.columns[i].span));
    }
    out_ += without_blanks_at_end(line) + '\n';
    for (const auto& row : table.rows) {
      const std::vector<std::string> name = cut_into_lines(row.front(), fit.widths.front());
      for (std::size_t k = 0; k + 1 < name.size(); ++k) out_ += without_blanks_at_end(name[k]) + '\n';
      line = aligned(name.back(), table.columns.front().align, fit.widths.front());
      for (std::size_t i = 1; i < row.size(); ++i) line += gap + aligned(row[i], table.columns[i].align, fit.widths[i]);
      out_ += without_blanks_at_end(line) + '\n';
    }
  }

  // The widest label of the run of facts in which item `i` stands; what is for programs does not end it.
  static std::size_t label_width(const Report& report, std::size_t i) {
    const auto ends_it = [](const Report::Item& item) {
      return !std::holds_alternative<Report::Fact>(item) && !std::holds_alternative<Report::Member>(item);
    };
    while (i > 0 && !ends_it(report.items[i - 1])) --i;
    std::size_t width = 0;
    for (; i < report.items.size() && !ends_it(report.items[i]); ++i) {
      const auto* fact = std::get_if<Report::Fact>(&report.items[i]);
      if (fact != nullptr) width = std::max(width, display_width(fact->label));
    }
    return width;
  }

  std::size_t columns_;
  std::size_t columns_for_all_;  // of a table with those that are shown only where there is room
  std::string out_;
};

}  // namespace

std::string as_text(const Report& report, std::optional<std::size_t> columns) {
  return Printer(columns).print(report);
}

}  // namespace logreg
