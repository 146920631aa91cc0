#include "data/table.h"

#include "base/error.h"
#include "data/decide.h"
#include "data/encoding.h"
#include "memory_file.h"
#include "require.h"
#include "targets.h"

#include <cmath>
#include <cstddef>
#include <utility>

namespace logreg::fuzz {

namespace {

void check(const Design& design) {
  for (const DesignBlock& block : design.blocks) {
    for (const double label : block.labels) require(label == 0 || label == 1, "a label is neither 0 nor 1");
  }
  for (const Term& term : design.terms) require(std::isfinite(term.mean), "a term's mean is not finite");
}

}  // namespace

void table(std::string_view bytes) {
  if (bytes.empty()) return;
  const auto choice = static_cast<unsigned char>(bytes[0]);
  const MemoryFile file(bytes.substr(1));
  ReadingOptions reading;
  if ((choice & 1U) != 0) reading.header = HeaderRule::absent;
  if ((choice & 2U) != 0) reading.decimal = ',';
  if ((choice & 4U) != 0) reading.bad_rows = BadRowPolicy::skip;
  if ((choice & 8U) != 0) reading.comment = '#';
  ColumnOptions columns;
  constexpr MissingPolicy policies[] = {MissingPolicy::drop, MissingPolicy::impute, MissingPolicy::error};
  columns.missing = policies[(choice >> 4U) % 3];
  try {
    const Run run;
    const auto keep = [&](const std::vector<ColumnName>& names) {
      columns.target = names.back().text;
      return texts_to_keep(names, columns);
    };
    Table read = read_table({file.path()}, reading, MissingTexts(), keep, run);
    const Schema schema = decide(read, columns, run);
    check(encode(std::move(read), schema, run));
  } catch (const Error&) {
    // said in a sentence
  }
}

}  // namespace logreg::fuzz
