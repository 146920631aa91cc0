#include "model/reason_codes.h"

#include "data/encoding.h"
#include "model/train.h"
#include "scratch_folder.h"
#include "table_of.h"

#include <doctest/doctest.h>

#include <cmath>
#include <string>
#include <vector>

using namespace logreg;

namespace {

constexpr const char* text_of_rows =
    "age,plan,fee,known,y\n"
    "20,a,1,0.5,no\n31,b,2,-0.5,yes\n44,c,9,0.1,no\n52,a,4,0.2,yes\n65,b,3,0,yes\n71,c,8,1,no\n"
    "23,a,7,0,no\n38,b,1,0.3,no\n47,c,2,-1,yes\n59,a,6,0.4,yes\n61,b,8,0,yes\n77,c,5,0.25,no\n";

Model trained(const std::string& offset) {
  ColumnOptions options = target("y");
  options.offset = offset;
  Table table = table_of(text_of_rows, options);
  Schema schema = decide(table, options, Run());
  Design design = encode(std::move(table), schema, Run());
  return train(design, std::move(schema), {}, Run()).model;
}

}  // namespace

TEST_CASE("the changes of all columns add up to the logit against that of the average row") {
  const ScratchFolder folder;
  const std::string path = folder.write("rows.csv", text_of_rows);
  for (const std::string offset : {"", "known"}) {
    const Model model = trained(offset);
    Scorer scorer(model, MissingTexts());
    CsvFile file(path, {}, Run());
    scorer.bind(file);
    ScoringTally tally;
    ScoringScratch scratch;
    std::vector<RowValue> values(scorer.value_columns().size());
    std::vector<Reason> reasons;
    std::size_t rows = 0;
    while (file.next_block()) {
      while (const Record* record = file.next()) {
        const auto logit = scorer.logit(*record, tally, scratch, values);
        REQUIRE(logit);
        std::vector<double> changes;
        scorer.find_changes(values, changes);
        find_reasons(scorer, changes, 100, reasons);
        CHECK(reasons.size() == values.size());
        double sum = model.logit_at_means;
        for (const Reason& reason : reasons) sum += reason.change;
        CHECK(sum == doctest::Approx(*logit).epsilon(1e-12));  // added up in another order
        for (std::size_t k = 1; k < reasons.size(); ++k) {
          CHECK(std::abs(reasons[k - 1].change) >= std::abs(reasons[k].change));
        }
        std::vector<Reason> first;
        find_reasons(scorer, changes, 1, first);
        REQUIRE(first.size() == 1);
        CHECK(first[0].column == reasons[0].column);
        ++rows;
      }
    }
    CHECK(rows == 12);
  }
}

TEST_CASE("of equal changes the column that comes first in the model is named first") {
  Model model = trained("");
  for (ModelTerm& term : model.terms) {
    const bool numeric = model.columns[term.column].type == ColumnType::numeric;
    term.coefficient = numeric ? 2 : 0;
    term.mean = numeric ? 1 : 0;
  }
  const ScratchFolder folder;
  CsvFile file(folder.write("rows.csv", "age,plan,fee,known\n2,a,0,2\n"), {}, Run());
  Scorer scorer(model, MissingTexts());
  scorer.bind(file);
  ScoringTally tally;
  ScoringScratch scratch;
  std::vector<RowValue> values(scorer.value_columns().size());
  REQUIRE(file.next_block());
  REQUIRE(scorer.logit(*file.next(), tally, scratch, values));
  std::vector<double> changes;
  scorer.find_changes(values, changes);
  std::vector<Reason> reasons;
  find_reasons(scorer, changes, 9, reasons);
  std::vector<std::string> names;
  for (const Reason& reason : reasons) names.push_back(scorer.column_name(reason.column));
  CHECK(names == std::vector<std::string>{"age", "fee", "known", "plan"});
}
