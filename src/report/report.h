// A report: what there is to say, built once, in the order in which it is said, and printed in any format.
//
// Each item carries what programs get (a key and a JSON value) and what people get (text already formatted). An item
// without a key is for people only; one without a label, or a table without rows, for programs only.
#pragma once

#include "base/json.h"

#include <cstddef>
#include <functional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace logreg {

struct Report {
  // One value: "Log likelihood  -326.42". Consecutive ones are aligned.
  struct Fact {
    std::string key;
    Json value;
    std::string label;
    std::string shown;  // the value for people
  };

  enum class Align { left, right };

  struct Column {
    std::string heading;
    Align align = Align::right;
    std::size_t span = 1;  // how many columns the heading stands above
  };

  // Cells for people, and one JSON value. The first column is cut where the table would be too wide.
  struct Table {
    std::string key;
    Json value;
    std::vector<Column> columns;
    std::vector<std::vector<std::string>> rows;  // each as long as columns
  };

  // Many values for programs, made when they are asked for: what they are made of must still be there then.
  struct Members {
    std::function<Json::Object()> make;
  };

  struct Paragraph {
    std::string text;
  };

  // Begins a section; without text only a gap.
  struct Heading {
    std::string text;
  };

  using Item = std::variant<Fact, Table, Members, Paragraph, Heading>;
  std::vector<Item> items;

  void add(std::string key, Json value, std::string label, std::string shown);
  void add_for_programs(std::string key, Json value);
  void add_members(std::function<Json::Object()> make);
  void add_for_people(std::string label, std::string shown);
  void add_paragraph(std::string text);
  void begin_section(std::string heading = {});
  void append(Report more);
};

}  // namespace logreg
