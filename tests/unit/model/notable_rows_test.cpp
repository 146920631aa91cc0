#include "model/notable_rows.h"

#include "model/train.h"
#include "table_of.h"

#include <doctest/doctest.h>

#include <cmath>
#include <string>
#include <utility>

using namespace logreg;

namespace {

std::vector<NotableRow> notable(const std::string& csv, double l2 = 0) {
  Table table = table_of(csv, target("y"));
  Schema schema = decide(table, target("y"), Run());
  Design design = encode(std::move(table), schema, Run());
  TrainingOptions options;
  options.descent.l2 = l2;
  return train(design, std::move(schema), options, Run()).further.notable_rows;
}

// A clear line through 60 rows.
std::string clear_rows() {
  std::string csv = "x,y\n";
  for (int i = 0; i < 60; ++i) csv += std::to_string(i) + ',' + std::to_string((i > 30) != (i % 10 == 5)) + '\n';
  return csv;
}

}  // namespace

TEST_CASE("no row of ordinary data is to be looked at") {
  CHECK(notable(clear_rows()).empty());
}

TEST_CASE("rows that alone move the fit are told, the one that moves it most first") {
  const auto rows = notable(clear_rows() + "400,0\n");
  REQUIRE(rows.size() == 1);
  CHECK(rows[0].row == 60);
  CHECK(*rows[0].cooks_distance > 1);
  CHECK(!rows[0].place);
}

TEST_CASE("at most three labels against a far logit are told, the farthest first, under a penalty, too") {
  std::string csv = "x,y\n";
  for (int i = 0; i < 4000; ++i) csv += std::to_string(i % 200 - 100) + ',' + std::to_string(i % 200 > 100) + '\n';
  for (const char* row : {"80,0\n", "-90,1\n", "99,0\n", "70,0\n"}) csv += row;
  const auto rows = notable(csv, 1e-9);
  REQUIRE(rows.size() == 3);
  for (const NotableRow& row : rows) {
    CHECK(row.is_far);
    CHECK(!row.cooks_distance);
    CHECK(std::abs(row.logit) > 8);
  }
  CHECK(rows[0].row == 4002);
  CHECK(rows[1].row == 4001);
  CHECK(rows[1].is_positive);
}
