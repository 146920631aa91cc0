#include "data/missing.h"

#include <algorithm>
#include <utility>

namespace logreg {

namespace {

constexpr std::array<std::string_view, 8> narrow = {"NA", "N/A", "NULL", "null", "NaN", "nan", ".", "?"};

constexpr std::string_view wide[] = {
    // Of version 0.1, for every column.
    "NA", "N/A", "NaN", "nan", "null", "NULL", "None", ".", "?",
    // The same in other spellings: pandas, polars, R, Python, Ruby, Go, SQL clients.
    "na", "Na", "n/a", "N/a", "n.a.", "N.A.", "n. a.", "n.a", "N.A", "n/a.", "N\\A", "n\\a", "NAN", "Nan", "-nan",
    "-NaN", "+nan", "+NaN", "nan(ind)", "-nan(ind)", "Null", "none", "NONE", "nil", "Nil", "NIL", "NaT", "nat", "NAT",
    "<NA>", "<na>", "<null>", "<NULL>", "<nil>", "$null$", "SYSMIS", "(null)", "(NULL)", "[null]", "[NULL]", "{null}",
    "undefined", "NA_integer_", "NA_real_",
    // MySQL, Hive, PostgreSQL's COPY and BigQuery.
    "\\N", "\\\\N",
    // Excel and LibreOffice; of LibreOffice the numbers of its errors, too.
    "#N/A", "#N/A N/A", "#NA", "#n/a", "#DIV/0!", "#NULL!", "#NUM!", "#REF!", "#NAME?", "#VALUE!", "#SPILL!", "#CALC!",
    "#GETTING_DATA", "#FIELD!", "#BLOCKED!", "#CONNECT!", "#UNKNOWN!", "#ERROR!", "#BEZUG!", "#WERT!", "#ZAHL!", "#NV",
    "#VALEUR!", "#NOMBRE!", "#NOM?", "#VALOR!", "#N/D", "#\u00A1DIV/0!", "#\u00A1NUM!", "#\u00A1REF!", "#\u00A1VALOR!",
    "#\u00BFNOMBRE?", "#NOME?", "#NUL!", "#N\u00DAM!", "#DIV/0", "Err:502", "Err:503", "Err:504", "Err:508", "Err:522",
    // Microsoft's C library before 2015.
    "1.#IND", "-1.#IND", "1.#QNAN", "-1.#QNAN", "1.#SNAN",
    // Dashes and the like, as people put them into empty places.
    "-", "--", "---", "\u2010", "\u2012", "\u2013", "\u2014", "\u2212", "..", "...", "\u2026", "??", "???", "*", "**",
    // Eurostat's.
    ":",
    // In words, also of pivot tables, web statistics and German forms.
    "missing", "Missing", "MISSING", "<missing>", "not available", "Not available", "Not Available", "NOT AVAILABLE",
    "unknown", "Unknown", "UNKNOWN", "not applicable", "Not applicable", "Not Applicable", "NOT APPLICABLE",
    "(missing)", "(unknown)", "(blank)", "(not set)", "[Not Available]", "[Not Applicable]", "no data", "No data",
    "No Data", "NO DATA", "not recorded", "Not recorded", "not reported", "Not reported", "k.A.", "k. A.", "k.a.",
    // Stata's extended missing values, and SAS's special ones.
    ".a", ".b", ".c", ".d", ".e", ".f", ".g", ".h", ".i", ".j", ".k", ".l", ".m", ".n", ".o", ".p", ".q", ".r", ".s",
    ".t", ".u", ".v", ".w", ".x", ".y", ".z", "._", ".A", ".B", ".C", ".D", ".E", ".F", ".G", ".H", ".I", ".J", ".K",
    ".L", ".M", ".N", ".O", ".P", ".Q", ".R", ".S", ".T", ".U", ".V", ".W", ".X", ".Y", ".Z"};

// With whatever character between units and tenths.
bool can_be_number(const std::string& text) {
  const bool has_digit = text.find_first_of("0123456789") != std::string::npos;
  const auto others = std::count_if(text.begin(), text.end(), [](char c) {
    return std::string_view("0123456789+-eE").find(c) == std::string_view::npos;
  });
  return has_digit && others <= 1;
}

}  // namespace

std::span<const std::string_view> wide_missing_texts() {
  return wide;
}

std::span<const std::string_view> narrow_missing_texts() {
  return narrow;
}

MissingTexts::MissingTexts()
    : MissingTexts({narrow.begin(), narrow.end()}, {std::begin(wide), std::end(wide)}) {}

MissingTexts::MissingTexts(std::vector<std::string> texts, std::vector<std::string> among_numbers)
    : texts_(std::move(texts)), among_numbers_(std::move(among_numbers)) {
  std::erase(texts_, "");
  for (const std::string& text : texts_) {
    begins_[static_cast<unsigned char>(text.front())] = true;
    hold_digits_ = hold_digits_ || can_be_number(text);
  }
}

bool MissingTexts::is_listed(std::string_view content) const {
  return std::find(texts_.begin(), texts_.end(), content) != texts_.end();
}

bool MissingTexts::contains_among_numbers(std::string_view content) const {
  return contains(content) || std::ranges::find(among_numbers_, content) != among_numbers_.end();
}

bool MissingTexts::is_usual() const {
  return *this == MissingTexts() || *this == of_version_0_1();
}

MissingTexts MissingTexts::of_version_0_1() {
  return MissingTexts({"NA", "N/A", "NaN", "nan", "null", "NULL", "None", ".", "?"});
}

}  // namespace logreg
