#include "report/report.h"

#include <algorithm>

namespace logreg {

Report::Table Report::Table::without_extra_columns() const {
  Table result;
  result.rows.resize(rows.size());
  for (std::size_t i = 0; i < columns.size(); i += columns[i].span) {
    if (columns[i].is_extra) continue;
    for (std::size_t j = i; j < i + columns[i].span; ++j) {
      result.columns.push_back(columns[j]);
      for (std::size_t row = 0; row < rows.size(); ++row) result.rows[row].push_back(rows[row][j]);
    }
  }
  return result;
}

void Report::add_for_programs(std::string key, Json value) {
  items.emplace_back(Member{std::move(key), std::move(value)});
}

void Report::add_for_people(std::string label, std::string shown) {
  items.emplace_back(Fact{std::move(label), std::move(shown)});
}

void Report::add(std::string key, Json value, std::string label, std::string shown) {
  add_if(true, std::move(key), std::move(value), std::move(label), std::move(shown));
}

void Report::add_if(bool worth_saying, std::string key, Json value, std::string label, std::string shown) {
  add_for_programs(std::move(key), std::move(value));
  if (worth_saying) add_for_people(std::move(label), std::move(shown));
}

void Report::add_table(Table table) {
  items.emplace_back(std::move(table));
}

void Report::add_table(std::string key, Json value, Table table) {
  add_for_programs(std::move(key), std::move(value));
  add_table(std::move(table));
}

void Report::add_members(std::function<Json::Object()> make) {
  items.emplace_back(Members{std::move(make)});
}

void Report::add_paragraph(std::string text) {
  items.emplace_back(Paragraph{std::move(text)});
}

void Report::begin_section(std::string heading) {
  items.emplace_back(Heading{std::move(heading)});
}

void Report::append(Report more) {
  for (Item& item : more.items) items.push_back(std::move(item));
}

void Report::leave_out(std::span<const std::string> labels) {
  std::erase_if(items, [&](const Item& item) {
    const Fact* const fact = std::get_if<Fact>(&item);
    return fact != nullptr && std::ranges::find(labels, fact->label) != labels.end();
  });
}

}  // namespace logreg
