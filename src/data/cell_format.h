// How the cells of one column are understood: which of them are missing, and which numbers the others are.
#pragma once

#include "csv/csv_file.h"
#include "data/date.h"
#include "data/missing.h"

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace logreg {

struct CellFormat;

// A column by name, and how its cells are understood.
using NamedFormat = std::pair<std::string, CellFormat>;

struct CellFormat {
  char decimal = '.';
  bool dressed = false;              // numbers may have currency signs, thousands separators, percent signs, a unit
  std::optional<std::string> unit;   // of dressed numbers, where it is known: no other one is a number
  std::optional<DateFormat> date;    // days since 1970-01-01
  std::vector<std::string> missing;  // of this column alone
  // Those of all columns.
  std::shared_ptr<const MissingTexts> all_missing = std::make_shared<MissingTexts>();

  struct Number {
    double value;
    // Of a dressed number what it is counted in, of a moment whether it has a time zone. A column has one only.
    std::string_view unit = {};
  };
  std::optional<Number> read(std::string_view content) const;
  // NaN where it is none.
  double number(std::string_view content) const;

  // Missing in a column of any type.
  bool is_missing(std::string_view content) const;
  // Missing where the column is one of numbers.
  bool is_missing_number(std::string_view content) const;
  // Whether a short decimal is what it looks like: a number, with the decimal character of the file.
  bool is_quick(char decimal_of_file) const;
  // Whether the file's dialect and the missing texts of all columns say it all.
  bool is_usual(char decimal_of_file) const;
};

// What is said of the cells of single columns.
struct CellRules {
  std::vector<std::string> parse_number;  // columns of dressed numbers
  std::vector<std::string> dates;         // COLUMN or COLUMN=FORMAT
  std::vector<std::string> decimals;      // COLUMN=C
  std::vector<std::string> missing;       // COLUMN=TEXT: beside the texts of all columns
  std::vector<NamedFormat> remembered;    // of columns that need not be there; the others change them
};

// Whether they differ in what is said of single columns.
bool differ(const CellFormat& format, const CellFormat& other);

// Whether two numbers of one column can be counted in these: a currency may be left out.
bool agree(std::string_view unit, std::string_view other);

// One for each column. Throws Error (usage) where a column is not there, or a format is none.
std::vector<std::shared_ptr<const CellFormat>> cell_formats(const std::vector<ColumnName>& columns,
                                                            const CellRules& rules, char decimal,
                                                            const MissingTexts& missing);

}  // namespace logreg
