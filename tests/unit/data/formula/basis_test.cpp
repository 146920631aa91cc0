#include "data/formula/basis.h"

#include "base/number.h"
#include "data/formula/learn_basis.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <map>
#include <random>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

using namespace logreg;

namespace {

using Vector = std::vector<double>;

Vector numbers_of(std::istream& words) {
  Vector result;
  for (std::string word; words >> word;) result.push_back(parse_number(word).value());
  return result;
}

Vector listed(std::string text) {
  std::ranges::replace(text, ',', ' ');
  std::istringstream words(text);
  return numbers_of(words);
}

BasisRequest request_of(const std::string& kind, std::istream& settings) {
  static const std::map<std::string, BasisKind> kinds = {{"poly", BasisKind::poly},
                                                         {"ns", BasisKind::ns},
                                                         {"bs", BasisKind::bs},
                                                         {"rcs", BasisKind::rcs},
                                                         {"cut", BasisKind::cut}};
  BasisRequest request{kinds.at(kind)};
  for (std::string setting; settings >> setting;) {
    const std::string key = setting.substr(0, setting.find('='));
    const Vector values = listed(setting.substr(key.size() + 1));
    if (key == "knots") request.knots = values;
    if (key == "boundary") request.boundary = std::pair(values[0], values[1]);
    if (key == "df") request.df = static_cast<std::size_t>(values[0]);
    if (key == "degree") request.degree = static_cast<std::size_t>(values[0]);
    if (key == "count") request.count = static_cast<std::size_t>(values[0]);
  }
  return request;
}

struct Expected {
  double x;
  Vector columns;
  std::string level;
};

struct Case {
  std::string text;
  BasisRequest request;
  Vector values;
  Vector constants;
  std::vector<Expected> rows;
};

// What R gives: tests/reference/bases.txt, made by the script beside it.
std::vector<Case> cases_of_r() {
  std::ifstream file(LOGREG_BASES);
  REQUIRE(file.good());
  std::map<std::string, Vector> tables;
  std::vector<Case> cases;
  for (std::string line; std::getline(file, line);) {
    std::istringstream words(line);
    std::string key, kind, name;
    words >> key;
    if (key == "values") {
      words >> name;
      tables[name] = numbers_of(words);
    } else if (key == "basis") {
      words >> kind >> name;
      cases.push_back({line, request_of(kind, words), tables.at(name), {}, {}});
    } else if (key == "constants") {
      cases.back().constants = numbers_of(words);
    } else {
      Expected& row = cases.back().rows.emplace_back();
      words >> name;
      row.x = parse_number(name).value();
      if (cases.back().request.kind == BasisKind::cut) {
        words >> row.level;
      } else {
        row.columns = numbers_of(words);
      }
    }
  }
  return cases;
}

Vector constants_of(const Basis& basis) {
  Vector result = basis.constants().knots;
  const auto& [centre, alpha, norm2] = basis.constants().polynomial;
  for (const double a : alpha) result.push_back(centre + a);
  result.insert(result.end(), norm2.begin(), norm2.end());
  return result;
}

Vector row_of(const Basis& basis, double x) {
  Vector row(basis.columns());
  basis.evaluate(x, row);
  return row;
}

// The greatest that a column has in the range, or at the row itself.
double size_of(const Case& c, const Expected& at, std::size_t column) {
  const auto [least, greatest] = std::ranges::minmax(c.values);
  double size = std::abs(at.columns[column]);
  for (const Expected& row : c.rows) {
    if (row.x >= least && row.x <= greatest) size = std::max(size, std::abs(row.columns[column]));
  }
  return size;
}

bool is_near(double a, double b, double size) {
  constexpr double tolerance = 1e-12;  // of the size; R's numbers have 15 digits
  return std::abs(a - b) <= tolerance * size;
}

}  // namespace

TEST_CASE("constants, columns and levels are R's, inside the range and outside") {
  std::size_t compared = 0;
  for (const Case& c : cases_of_r()) {
    CAPTURE(c.text);
    const Basis basis = learn_basis(c.request, c.values, c.text);
    const Vector constants = constants_of(basis);
    REQUIRE(constants.size() == c.constants.size());
    for (std::size_t i = 0; i < constants.size(); ++i) {
      CAPTURE(i);
      CHECK(is_near(constants[i], c.constants[i], std::abs(c.constants[i])));
    }
    for (const Expected& row : c.rows) {
      CAPTURE(row.x);
      if (basis.has_levels()) {
        CHECK(basis.levels().at(basis.level(row.x)) == row.level);
        continue;
      }
      REQUIRE(basis.columns() == row.columns.size());
      const Vector columns = row_of(basis, row.x);
      for (std::size_t j = 0; j < columns.size(); ++j) {
        CAPTURE(j);
        CAPTURE(columns[j]);
        CAPTURE(row.columns[j]);
        // An offset of 3e8 leaves the differences to knots 10 digits.
        const double lost = c.text.find("huge") == std::string::npos ? 1 : 1e3;
        CHECK(is_near(columns[j], row.columns[j], lost * size_of(c, row, j)));
        ++compared;
      }
    }
  }
  CHECK(compared > 3000);
}

TEST_CASE("a basis of constants that were kept gives the same bits") {
  for (const Case& c : cases_of_r()) {
    const Basis basis = learn_basis(c.request, c.values, c.text);
    REQUIRE(are_sound(basis.constants()));
    const Basis again(basis.constants());
    for (const double x : c.values) CHECK(row_of(basis, x) == row_of(again, x));
  }
}

TEST_CASE("derivatives are those of the columns") {
  for (const Case& c : cases_of_r()) {
    if (c.request.kind == BasisKind::cut) continue;
    CAPTURE(c.text);
    const Basis basis = learn_basis(c.request, c.values, c.text);
    const auto [least, greatest] = std::ranges::minmax(c.values);
    const double step = 1e-5 * (greatest - least);
    for (const Expected& row : c.rows) {
      CAPTURE(row.x);
      const Vector& knots = basis.constants().knots;
      const auto is_near_knot = [&](double knot) { return std::abs(knot - row.x) <= 2 * step; };
      if (row.x == least || row.x == greatest || std::ranges::any_of(knots, is_near_knot)) continue;
      Vector slopes(basis.columns());
      basis.derivative(row.x, slopes);
      const Vector before = row_of(basis, row.x - step);
      const Vector after = row_of(basis, row.x + step);
      for (std::size_t j = 0; j < slopes.size(); ++j) {
        const double change = after[j] - before[j];
        // The rounding of x is a part of the step.
        const double size = size_of(c, row, j) * (1 + std::abs(row.x) * 1e-9 / step);
        CHECK(std::abs(change - 2 * step * slopes[j]) <= 1e-7 * size);
      }
    }
  }
}

TEST_CASE("polynomials and splines span the same whatever the unit and the zero of the number") {
  for (const Case& c : cases_of_r()) {
    if (c.request.kind == BasisKind::cut || !c.request.knots.empty() || c.request.boundary) continue;
    if (c.text.find("huge") != std::string::npos) continue;  // a shift of its digits is no shift
    CAPTURE(c.text);
    const auto moved = [](double x) { return -3 + 1024 * x; };
    Vector values = c.values;
    for (double& value : values) value = moved(value);
    const Basis basis = learn_basis(c.request, c.values, c.text);
    const Basis other = learn_basis(c.request, values, c.text);
    // All but rcs, whose first column is the number itself, even have the same columns.
    const std::size_t first = c.request.kind == BasisKind::rcs ? 1 : 0;
    const double unit = first == 1 ? 1024 : 1;
    for (const double x : c.values) {
      const Vector row = row_of(basis, x);
      const Vector same = row_of(other, moved(x));
      for (std::size_t j = first; j < row.size(); ++j) CHECK(same[j] == doctest::Approx(unit * row[j]).epsilon(1e-6));
    }
  }
}

TEST_CASE("the nonlinear forms are 0 for straight lines, and for no other curve") {
  std::mt19937 random(7);
  std::normal_distribution<double> normal;
  for (const Case& c : cases_of_r()) {
    if (c.request.kind == BasisKind::cut || c.request.kind == BasisKind::poly) continue;
    CAPTURE(c.text);
    const Basis basis = learn_basis(c.request, c.values, c.text);
    const LinearForms forms = basis.nonlinear();
    CHECK(forms.size() == basis.columns() - 1);
    // A curve is a line where its second differences are 0: from all nodes of each piece.
    Vector ends = basis.constants().knots;
    const auto [least, greatest] = std::ranges::minmax(c.values);
    ends.insert(ends.begin(), c.request.kind == BasisKind::rcs ? least : basis.constants().left);
    ends.push_back(c.request.kind == BasisKind::rcs ? greatest : basis.constants().right);
    const auto bend = [&](const Vector& coefficients) {
      const auto at = [&](double x) {
        const Vector row = row_of(basis, x);
        double sum = 0;
        for (std::size_t j = 0; j < row.size(); ++j) sum += row[j] * coefficients[j];
        return sum;
      };
      const double low = at(ends.front());
      const double high = at(ends.back());
      double most = 0;
      for (std::size_t i = 0; i + 1 < ends.size(); ++i) {
        for (const double part : {0.25, 0.5, 0.9}) {
          const double x = ends[i] + part * (ends[i + 1] - ends[i]);
          const double line = low + (high - low) * (x - ends.front()) / (ends.back() - ends.front());
          most = std::max(most, std::abs(at(x) - line));
        }
      }
      return most;
    };
    // Any coefficients, less what the orthonormal forms say of them, are a line; with it they are none.
    Vector any(basis.columns());
    for (double& coefficient : any) coefficient = normal(random);
    Vector line = any;
    for (const Vector& form : forms) {
      double value = 0;
      for (std::size_t j = 0; j < any.size(); ++j) value += form[j] * any[j];
      for (std::size_t j = 0; j < any.size(); ++j) line[j] -= value * form[j];
    }
    const double size = c.request.kind == BasisKind::rcs ? std::max(std::abs(least), std::abs(greatest)) : 1;
    CHECK(bend(line) <= 1e-9 * size);
    for (const Vector& form : forms) CHECK(bend(form) > 1e-6 * size);
  }
}

TEST_CASE("constants that no basis can be made of are not sound") {
  const BasisConstants ns{{.kind = BasisKind::ns}, {1, 2}, 0, 3};
  const BasisConstants poly{{.kind = BasisKind::poly, .degree = 1}, {}, 0, 0, {40, {5}, {1, 9, 3}}};
  const BasisConstants rcs{{.kind = BasisKind::rcs}, {1, 2, 4}};
  for (const BasisConstants& sound : {ns, poly, rcs}) CHECK(are_sound(sound));
  const auto changed = [](BasisConstants constants, auto change) {
    change(constants);
    return are_sound(constants);
  };
  CHECK_FALSE(changed(ns, [](auto& c) { c.knots = {2, 1}; }));
  CHECK_FALSE(changed(ns, [](auto& c) { c.knots = {0, 1}; }));
  CHECK_FALSE(changed(ns, [](auto& c) { c.knots = {1, 3}; }));
  CHECK_FALSE(changed(ns, [](auto& c) { c.knots = {1, NAN}; }));
  CHECK_FALSE(changed(ns, [](auto& c) { c.knots = {1, 1, 1, 1}; }));
  CHECK_FALSE(changed(ns, [](auto& c) { c.right = -1; }));
  CHECK_FALSE(changed(ns, [](auto& c) { c.right = INFINITY; }));
  CHECK_FALSE(changed(ns, [](auto& c) { c.request = {.kind = BasisKind::bs, .degree = 16}; }));
  CHECK_FALSE(changed(poly, [](auto& c) { c.request.degree = 2; }));
  CHECK_FALSE(changed(poly, [](auto& c) { c.request.degree = 0; }));
  CHECK_FALSE(changed(poly, [](auto& c) { c.polynomial.norm2[2] = 0; }));
  CHECK_FALSE(changed(poly, [](auto& c) { c.polynomial.alpha[0] = NAN; }));
  CHECK_FALSE(changed(poly, [](auto& c) { c.polynomial.centre = INFINITY; }));
  CHECK_FALSE(changed(rcs, [](auto& c) { c.knots = {1, 2}; }));
  CHECK_FALSE(changed(rcs, [](auto& c) { c.knots = {1, 2, 2}; }));
  CHECK_FALSE(changed(rcs, [](auto& c) { c.knots = {1, 2, INFINITY}; }));
}
