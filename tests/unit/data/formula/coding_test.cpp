#include "data/formula/coding.h"

#include "terms_of_r.h"

#include <doctest/doctest.h>

#include <cctype>
#include <string>
#include <string_view>
#include <vector>

using namespace logreg;

namespace {

// Each term with its codes; columns in capitals are categories.
std::string coded(std::string_view text) {
  const Formula formula = expand(parse_formula(text), "y", {});
  std::vector<bool> is_category;
  for (const FormulaVariable& variable : formula.variables) {
    is_category.push_back(std::isupper(static_cast<unsigned char>(variable.name.front())) != 0);
  }
  const auto codes = coding(formula.terms, is_category, formula.intercept);
  std::string result;
  for (std::size_t i = 0; i < codes.size(); ++i) {
    result += (i > 0 ? " " : "") + formula.terms[i].name + "=";
    for (const Coding code : codes[i]) result += code == Coding::number ? '-' : code == Coding::contrasts ? 'c' : 'f';
  }
  return result;
}

// Levels of the categories of R's table, baseline first.
std::vector<std::string> levels_of(std::string_view column) {
  if (column == "f") return {"p", "q", "r"};
  if (column == "g") return {"u", "v"};
  if (column == "h") return {"x", "y", "z"};
  return {};
}

// Of a design matrix as R names them: the levels of a term's first variable change fastest.
std::string columns_of(const Formula& formula) {
  std::vector<bool> is_category;
  for (const FormulaVariable& variable : formula.variables) is_category.push_back(!levels_of(variable.name).empty());
  const auto codes = coding(formula.terms, is_category, formula.intercept);
  std::string result = formula.intercept ? " (Intercept)" : "";
  for (std::size_t i = 0; i < codes.size(); ++i) {
    std::vector<std::string> columns = {""};
    for (std::size_t j = 0; j < codes[i].size(); ++j) {
      const std::string& name = formula.variables[formula.terms[i].variables[j]].name;
      std::vector<std::string> levels = levels_of(name);
      if (codes[i][j] == Coding::number) levels = {""};
      if (codes[i][j] == Coding::contrasts) levels.erase(levels.begin());
      std::vector<std::string> next;
      for (const std::string& level : levels) {
        for (const std::string& column : columns) next.push_back(column + (j > 0 ? ":" : " ") + name + level);
      }
      columns = next;
    }
    for (const std::string& column : columns) result += column;
  }
  return result.empty() ? "" : result.substr(1);
}

}  // namespace

TEST_CASE("random formulas have the columns of R") {
  const std::vector<std::string> columns = {"a", "b", "c", "f", "g", "h"};
  for (const OfR& r : columns_of_r) {
    CAPTURE(r.formula);
    CHECK(columns_of(expand(parse_formula(r.formula), "y", columns)) == r.made);
  }
}

TEST_CASE("a category has contrasts where what is left without it stands before") {
  CHECK(coded("F + G + a") == "F=c G=c a=-");
  CHECK(coded("F*G") == "F=c G=c F:G=cc");
  CHECK(coded("F:G") == "F:G=ff");
  CHECK(coded("F + F:G") == "F=c F:G=fc");  // the first term is what is left without G
  CHECK(coded("G + F:G") == "G=c G:F=fc");
  CHECK(coded("a + a:F") == "a=- a:F=-c");
  CHECK(coded("a:F") == "a:F=-f");
  CHECK(coded("F + a:F") == "F=c F:a=f-");
  CHECK(coded("F/a") == "F=c F:a=f-");
  CHECK(coded("F:G + F:H") == "F:G=ff F:H=fc");
}

TEST_CASE("without an intercept the first category of all is full") {
  CHECK(coded("0 + F + G") == "F=f G=c");
  CHECK(coded("0 + a + F") == "a=- F=f");
  CHECK(coded("0 + a*F") == "a=- F=f a:F=-c");
  CHECK(coded("0 + a + a:F") == "a=- a:F=-f");  // as R does, although a is there
  CHECK(coded("0 + F*G") == "F=f G=c F:G=cc");
  CHECK(coded("0 + a") == "a=-");
}
