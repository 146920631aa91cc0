#include "quality/table_check.h"

#include "table_of.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

using namespace logreg;

namespace {

TableCheck check_of(const std::string& csv, const Run& run = Run(), const CheckOptions& options = {}) {
  const ScratchFolder folder;
  const auto keep = [](const std::vector<ColumnName>& columns) { return words_to_keep(columns, target("y")); };
  Table table = read_table({folder.write("data.csv", csv)}, {}, MissingTexts(), keep, Run());
  TolerantDecision decision = decide_tolerantly(table, target("y"), Run());
  return check_table(std::move(table), std::move(decision), options, run);
}

std::vector<Fault> faults(const CheckedColumn& column) {
  std::vector<Fault> result;
  for (const Flag& flag : column.flags) result.push_back(flag.fault);
  return result;
}

const CheckedColumn& column_of(const TableCheck& check, const std::string& name) {
  return *std::ranges::find(check.columns, name, &CheckedColumn::name);
}

using Faults = std::vector<Fault>;
using Use = CheckedColumn::Use;

// Rows that `cells` makes of their number, with labels a and b in turn but for every fifth row.
std::string table_with(const std::string& names, int rows, std::string (*cells)(int)) {
  std::string csv = names + ",y\n";
  for (int i = 0; i < rows; ++i) csv += cells(i) + ((i + i / 5) % 2 == 0 ? ",a\n" : ",b\n");
  return csv;
}

std::string number(int i) {
  return std::to_string(i);
}

}  // namespace

TEST_CASE("columns are checked as they are decided, in the order of the file") {
  const TableCheck check = check_of(table_with("x,c,bad,same", 60, [](int i) {
    return number(i * 37 % 23) + ".5," + (i % 3 == 0 ? "red," : "blue,") + (i == 7 ? "oops," : number(i % 9) + ",") +
           "1";
  }));
  REQUIRE(check.columns.size() == 4);
  CHECK(check.columns[0].use == Use::numeric);
  CHECK(check.columns[1].use == Use::categorical);
  CHECK(check.columns[2].use == Use::refused);
  CHECK(check.columns[3].use == Use::ignored);
  CHECK(faults(check.columns[2]) == Faults{Fault::refused});
  CHECK(faults(check.columns[3]) == Faults{Fault::constant});
  CHECK(check.columns[0].distinct == 23);
  CHECK(check.columns[1].bins.size() == 2);
  CHECK(check.rows() == 60);
  CHECK(check.terms == 2);
  CHECK(check.count(Fault::refused) == 1);
}

TEST_CASE("names of rows are flagged as such and as nothing else") {
  const TableCheck check = check_of(table_with("nr,code,key_text,x", 60, [](int i) {
    return number(i + 1) + "," + number(1000 + i * 7919 % 60) + ",k" + number(i) + "," + number(i % 11);
  }));
  CHECK(faults(check.columns[0]) == Faults{Fault::counts_rows});
  CHECK(faults(check.columns[1]) == Faults{Fault::identifier});
  CHECK(faults(check.columns[2]) == Faults{Fault::identifier});
  CHECK(*check.columns[2].roc_auc == 0.5);
}

TEST_CASE("lost rows are counted together and by column, of those that have a label") {
  const TableCheck check = check_of("a,b,y\n1,,no\n,,yes\n3,1,no\n4,2,yes\n,3,\n5,4,yes\n");
  CHECK(check.rows_read == 6);
  CHECK(check.rows() == 5);
  CHECK(check.rows_complete == 3);
  CHECK(check.columns[0].missing.rows() == 1);
  CHECK(check.columns[0].rows_lost_alone == 0);
  CHECK(check.columns[1].missing.rows() == 2);
  CHECK(check.columns[1].rows_lost_alone == 1);
}

TEST_CASE("missing cells are a bin of the information value and nothing else") {
  const TableCheck check = check_of("x,c,y\n1,r,no\n2,r,no\n3,s,yes\n,s,yes\n2,r,yes\n");
  const CheckedColumn& x = check.columns[0];
  CHECK(x.bins.back().is_missing);
  CHECK(x.bins.back().positive == 1);
  CHECK(*x.roc_auc == 0.875);
  double sum = 0;
  for (const CheckedBin& bin : x.bins) sum += bin.evidence.iv;
  CHECK(*x.information_value == sum);
}

TEST_CASE("rows are repeated whatever counts them, and may contradict each other") {
  const TableCheck check = check_of(table_with("row,x", 60, [](int i) { return number(i) + ",1." + number(i % 2); }));
  CHECK(faults(check.columns[0]) == Faults{Fault::counts_rows});
  CHECK(check.repeated.duplicates == 56);
  CHECK(check.repeated.contradictions == 60);
}

TEST_CASE("columns that say the same are found, and those that others determine") {
  const TableCheck check = check_of(table_with("x,twice,near,other", 80, [](int i) {
    const int x = i * 37 % 71;
    return number(x) + "," + number(2 * x + 1) + "," + number(x) + (i % 2 == 0 ? ".3" : ".6") + "," +
           number(i * i % 13);
  }));
  CHECK(faults(column_of(check, "x")) == Faults{Fault::variance_inflation});
  CHECK(faults(column_of(check, "twice")) == Faults{Fault::near_duplicate, Fault::variance_inflation});
  CHECK(faults(column_of(check, "near")) == Faults{Fault::near_duplicate, Fault::variance_inflation});
  CHECK_FALSE(column_of(check, "twice").inflation->gvif);
  CHECK(column_of(check, "near").flags[0].names == std::vector<std::string>{"x"});
  CHECK(*column_of(check, "other").inflation->gvif < 2);
}

TEST_CASE("there is no inflation where there are as many terms as rows") {
  CHECK_FALSE(check_of("a,b,y\n1,5,no\n2,3,yes\n3,4,no\n").has_inflation);
}

TEST_CASE("a column that is mostly empty says so, and one that has one text beside missing cells, too") {
  const TableCheck check = check_of(table_with("x,flag,z", 50, [](int i) {
    return (i % 3 == 0 ? number(i % 7) + ".5" : "") + (i % 4 == 0 ? ",Y," : ",,") + number(i * 7 % 11);
  }));
  CHECK(faults(check.columns[0]) == Faults{Fault::nearly_empty});
  CHECK(faults(check.columns[1]) == Faults{Fault::constant, Fault::nearly_empty});
}

TEST_CASE("threads change no figure") {
  const std::string csv = table_with("x,c,z", 500, [](int i) {
    return number(i * 7919 % 499) + "." + number(i % 10) + ",l" + number(i % 6) + "," + number(i * i % 101);
  });
  const TableCheck one = check_of(csv);
  const TableCheck four = check_of(csv, Run(4, nullptr, -1, {}));
  for (std::size_t i = 0; i < one.columns.size(); ++i) {
    CHECK(one.columns[i].roc_auc == four.columns[i].roc_auc);
    CHECK(one.columns[i].likelihood_ratio->chi2 == four.columns[i].likelihood_ratio->chi2);
    CHECK(one.columns[i].information_value == four.columns[i].information_value);
    CHECK(one.columns[i].inflation->gvif == four.columns[i].inflation->gvif);
  }
}
