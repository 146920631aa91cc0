#include "data/column_names.h"

#include "data/messages.h"

namespace logreg {

std::vector<std::string> texts_of(const std::vector<ColumnName>& columns) {
  std::vector<std::string> texts;
  texts.reserve(columns.size());
  for (const ColumnName& column : columns) texts.push_back(column.text);
  return texts;
}

std::size_t find_column(const std::vector<ColumnName>& columns, std::string_view name, Setting setting) {
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (columns[i].text == name) return i;
  }
  throw error::no_such_column(name, setting, texts_of(columns));
}

std::pair<std::size_t, std::string> split_assignment(const std::vector<ColumnName>& columns, const std::string& text,
                                                     Setting setting) {
  for (std::size_t at = text.find('='); at != std::string::npos; at = text.find('=', at + 1)) {
    const std::string_view column = std::string_view(text).substr(0, at);
    for (std::size_t i = 0; i < columns.size(); ++i) {
      if (columns[i].text == column) return {i, text.substr(at + 1)};
    }
  }
  const std::size_t first = text.find('=');
  if (first == std::string::npos) throw error::no_assignment(setting, text);
  throw error::no_such_column(text.substr(0, first), setting, texts_of(columns));
}

}  // namespace logreg
