// A report: what there is to say, built once, in the order in which it is said, and printed in any format.
//
// An item is for programs (a key and a JSON value) or for people (text already formatted); what both are told is two
// items, one after the other.
#pragma once

#include "base/json.h"

#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace logreg {

struct Report {
  // For programs.
  struct Member {
    std::string key;
    Json value;
  };

  // "Log likelihood  -326.42". Consecutive ones are aligned, whatever stands for programs between them.
  struct Fact {
    std::string label;
    std::string shown;
  };

  enum class Align { left, right };

  struct Column {
    std::string heading;
    Align align = Align::right;
    std::size_t span = 1;  // how many columns the heading stands above
    bool is_extra = false;  // shown only where the table has room for all that are; so are those below its heading
  };

  // The first column is cut where the table would be too wide.
  struct Table {
    std::vector<Column> columns;
    std::vector<std::vector<std::string>> rows;  // each as long as columns

    Table without_extra_columns() const;
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

  using Item = std::variant<Member, Fact, Table, Members, Paragraph, Heading>;
  std::vector<Item> items;

  void add_for_programs(std::string key, Json value);
  void add_for_people(std::string label, std::string shown);
  void add(std::string key, Json value, std::string label, std::string shown);
  // People are told it only where it is worth saying.
  void add_if(bool worth_saying, std::string key, Json value, std::string label, std::string shown);
  void add_table(Table table);
  void add_table(std::string key, Json value, Table table);
  void add_members(std::function<Json::Object()> make);
  void add_paragraph(std::string text);
  void begin_section(std::string heading = {});
  void append(Report more);
  // People are not told again what has one of these labels.
  void leave_out(std::span<const std::string> labels);
};

}  // namespace logreg
