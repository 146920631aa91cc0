// CSV text -> table, schema, design, as `train` makes them.
#pragma once

#include "data/decide.h"
#include "data/encoding.h"
#include "data/table.h"
#include "scratch_folder.h"

#include <string>
#include <utility>

namespace logreg {

inline Table table_of(const std::string& csv, const ColumnOptions& options, const ReadingOptions& reading = {}) {
  const ScratchFolder folder;
  const auto keep = [&](const std::vector<ColumnName>& columns) { return texts_to_keep(columns, options); };
  return read_table({folder.write("data.csv", csv)}, reading, MissingTexts(), keep, Run());
}

inline ColumnOptions target(const std::string& name) {
  ColumnOptions options;
  options.target = name;
  return options;
}

inline Schema schema_of(const std::string& csv, const ColumnOptions& options) {
  Table table = table_of(csv, options);
  return decide(table, options, Run());
}

inline Design design_of(const std::string& csv, const ColumnOptions& options, const Run& run = Run()) {
  Table table = table_of(csv, options);
  const Schema schema = decide(table, options, Run());
  return encode(std::move(table), schema, run);
}

}  // namespace logreg
