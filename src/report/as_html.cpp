#include "report/as_html.h"

#include "report/as_svg.h"
#include "report/html.h"

#include <fmt/format.h>

#include <utility>
#include <variant>

namespace logreg {

namespace {

class Printer {
 public:
  Printer(std::string_view caption, std::string_view without) : caption_(caption), without_(without) {}

  std::string print(const Report& report) {
    for (const Report::Item& item : report.items) {
      std::visit([this](const auto& it) { add(it); }, item);
    }
    end_facts();
    return std::move(out_);
  }

 private:
  void add(const Report::Fact& fact) {
    facts_ += element("dt", "", html_text(fact.label)) + element("dd", "", html_text(fact.shown)) + '\n';
  }

  void add(const Report::Table& table) {
    if (std::exchange(is_left_out_, false)) return;
    end_facts();
    out_ += html_table(table, caption_);
  }

  void add(const Report::Member& member) { is_left_out_ = member.key == without_; }

  void add(const Report::Members&) {}

  void add(const Report::Paragraph& paragraph) {
    end_facts();
    out_ += element("p", "", html_text(paragraph.text)) + '\n';
  }

  void add(const Report::Heading& heading) {
    end_facts();
    if (heading.text.empty()) return;
    std::string_view text = heading.text;
    if (text.ends_with(':')) text.remove_suffix(1);
    caption_ = text;
    out_ += element("h3", "", html_text(text)) + '\n';
  }

  void end_facts() {
    if (!facts_.empty()) out_ += element("dl", "class=\"facts\"", '\n' + facts_) + '\n';
    facts_.clear();
  }

  std::string caption_;
  std::string without_;
  bool is_left_out_ = false;  // the table that follows
  std::string facts_;         // that have not been closed
  std::string out_;
};

std::string figure_html(const Figure& figure) {
  const std::string table = figure.table.rows.empty()
                                ? std::string()
                                : html_details("The numbers as a table", html_table(figure.table, figure.heading));
  return fmt::format("<figure>\n<figcaption><h3>{}</h3><p>{}</p></figcaption>\n{}{}</figure>\n",
                     html_text(figure.heading), html_text(figure.explanation), as_svg(figure), table);
}

}  // namespace

std::string as_html(const Report& report, std::string_view caption, std::string_view without) {
  return Printer(caption, without).print(report);
}

std::string as_html(std::span<const Figure> figures) {
  std::string result;
  for (const Figure& figure : figures) result += figure_html(figure);
  return element("div", "class=\"charts\"", '\n' + result) + '\n';
}

}  // namespace logreg
