#include "base/json_parser.h"
#include "base/number.h"
#include "base/text.h"
#include "base/version.h"
#include "csv/source.h"
#include "data/distinct_texts.h"
#include "inference/distributions.h"
#include "model/checked_json.h"
#include "model/derivation_json.h"
#include "model/messages.h"
#include "model/model_file.h"
#include "model/model_format.h"
#include "model/model_terms_reader.h"
#include "model/test_json.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <functional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace logreg {

namespace {

void check_beginning(std::string_view text, const std::string& file) {
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  std::string_view beginning = text.substr(text.starts_with(byte_order_mark) ? byte_order_mark.size() : 0);
  beginning.remove_prefix(std::min(beginning.find_first_not_of(" \t\r\n"), beginning.size()));
  if (!beginning.starts_with('{')) throw error::not_a_model(file, beginning.substr(0, beginning.find_first_of("\r\n")));
}

// All of the document but the elements of "terms".
Json parse_document(const TextPieces& pieces, const std::string& file, ModelTermsReader& terms) {
  try {
    return parse_json(pieces, {"terms", [&](const Json& term, std::size_t index) { terms.take(term, index); }});
  } catch (const JsonError& wrong) {
    throw error::model_is_no_json(file, wrong.what(), wrong.line);
  }
}

// "0.1.0" as 0, 1, 0; what is no number counts as 0.
std::vector<std::uint64_t> version_numbers(std::string_view text) {
  std::vector<std::uint64_t> numbers;
  for (const std::string_view part : split(text, '.')) numbers.push_back(parse_count(part).value_or(0));
  return numbers;
}

bool is_later_version(std::string_view needed) {
  return version_numbers(needed) > version_numbers(version);
}

// Whether it is format 2. Throws Error where it is none that is known.
bool read_format(const CheckedJson& document, const std::string& file) {
  document["format"].one_of(std::array{model_format::Word<bool>{true, model_format::name}});
  const std::size_t format = document["format_version"].count();
  const std::string needs = document["needs"].text();
  if (format > model_format_version && is_later_version(needs)) throw error::model_is_newer(file, needs);
  if (format < 1 || format > model_format_version) {
    document["format_version"].refuse(fmt::format("cannot be {}", format));
  }
  return format == 2;
}

Target read_target(const CheckedJson& key, bool is_format_2) {
  Target target{key["column"].text(), key["positive"].text(), key["negative"].unless_null(&CheckedJson::text)};
  if (target.negative == target.positive) key["negative"].refuse("is the positive label, too");
  if (!is_format_2) return target;
  target.positives = key["positives"].list(&CheckedJson::text);
  target.negatives = key["negatives"].list(&CheckedJson::text);
  target.folded = key["folded"].truth();
  target.leaves_out = key["leaves_out"].truth();
  return target;
}

CellFormat read_cell_format(const CheckedJson& key) {
  CellFormat format;
  format.decimal = key["decimal"].one_of(model_format::decimals);
  format.dressed = key["parse_number"].truth();
  format.unit = key["unit"].unless_null(&CheckedJson::text);
  if (const auto letters = key["date"].unless_null(&CheckedJson::text)) {
    format.date = *letters == DateFormat::iso().text() ? DateFormat::iso() : DateFormat::of(*letters);
    if (!format.date) key["date"].refuse("is no format of dates");
  }
  format.missing = key["na"].list(&CheckedJson::text);
  return format;
}

// Models of version 0.1 say one list for all columns; one of today's, if that is all there is to say, the usual one.
MissingTexts read_missing(const CheckedJson& key, bool is_format_2) {
  std::vector<std::string> texts = key["na"].list(&CheckedJson::text);
  if (is_format_2) return MissingTexts(std::move(texts), key["na_numbers"].list(&CheckedJson::text));
  return texts == MissingTexts().texts() ? MissingTexts() : MissingTexts(std::move(texts));
}

void read_numeric(const CheckedJson& key, ModelColumn& column) {
  constexpr std::string_view because = "in a numeric column";
  column.minimum = key["min"].unless_null(&CheckedJson::number);
  column.maximum = key["max"].unless_null(&CheckedJson::number);
  column.impute_number = key["impute"].unless_null(&CheckedJson::number);
  if (column.minimum && column.maximum && *column.minimum > *column.maximum) key["max"].refuse("is less than min");
  key["levels"].nothing(because);
  key["baseline"].nothing(because);
  key["other"].nothing(because);
  key["joined"].nothing(because);
}

// No text may stand twice. A million levels need no table if they are in order.
void check_levels(const CheckedJson& key, const std::vector<std::string>& levels) {
  if (std::ranges::adjacent_find(levels, std::ranges::greater_equal()) == levels.end()) return;
  DistinctTexts known;
  for (std::size_t i = 0; i < levels.size(); ++i) {
    if (known.find(levels[i]) != DistinctTexts::absent) key[i].refuse("stands twice in the list");
    known.add(levels[i], 0);
  }
}

void read_categorical(const CheckedJson& key, bool needs_baseline, bool is_format_2, ModelColumn& column) {
  constexpr std::string_view because = "in a categorical column";
  key["min"].nothing(because);
  key["max"].nothing(because);
  column.levels = key["levels"].list(&CheckedJson::text);
  column.baseline = needs_baseline ? key["baseline"].text() : key["baseline"].unless_null(&CheckedJson::text);
  column.impute_level = key["impute"].unless_null(&CheckedJson::text);
  check_levels(key["levels"], column.levels);
  const auto is_level = [&](const std::string& text) {
    return std::ranges::find(column.levels, text) != column.levels.end();
  };
  if (column.baseline && !is_level(*column.baseline)) key["baseline"].refuse("is not one of the levels");
  if (column.impute_level && !is_level(*column.impute_level)) key["impute"].refuse("is not one of the levels");
  if (is_format_2) {
    column.folded = key["folded"].truth();
    column.imputes_a_level = key["impute_is_a_level"].truth();
    column.levels_name_terms = key["levels_name_terms"].truth();
    column.spellings = key["spellings"].list([&](const CheckedJson& pair) {
      const Spelling spelling{pair[0].text(), pair[1].text()};
      if (!is_level(spelling.level)) pair[1].refuse("is not one of the levels");
      if (is_level(spelling.text)) pair[0].refuse("is one of the levels");
      return spelling;
    });
  }
  column.other = key["other"].unless_null(&CheckedJson::text);
  if (!column.other) return key["joined"].nothing("where there is no other level");
  if (!is_level(*column.other)) key["other"].refuse("is not one of the levels");
  column.joined = key["joined"].list(&CheckedJson::text);
  DistinctTexts known;
  for (const std::string& level : column.levels) known.add(level, 0);
  for (std::size_t i = 0; i < column.joined.size(); ++i) {
    if (known.find(column.joined[i]) != DistinctTexts::absent) {
      key["joined"][i].refuse("stands twice, or is one of the levels");
    }
    known.add(column.joined[i], 0);
  }
}

// Without an intercept, and where a formula makes the columns, a category may have no baseline.
ModelColumn read_column(const CheckedJson& key, bool needs_baseline, bool is_format_2) {
  ModelColumn column;
  column.name = key["name"].text();
  column.type = key["type"].one_of(model_format::column_types);
  column.missing = key["missing"].count();
  if (column.type == ColumnType::numeric) {
    read_numeric(key, column);
  } else {
    read_categorical(key, needs_baseline, is_format_2, column);
  }
  return column;
}

void check_column_names(const CheckedJson& key, const std::vector<ModelColumn>& columns) {
  std::set<std::string_view> known;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (!known.insert(columns[i].name).second) key[i]["name"].refuse("stands twice");
  }
}

DerivedColumns read_inputs(const CheckedJson& key) {
  DerivedColumns result;
  result.inputs = key.list([](const CheckedJson& column) { return read_column(column, false, true); });
  check_column_names(key, result.inputs);
  return result;
}

ModelPenalty read_penalty(const CheckedJson& key) {
  return {key["l1"].not_negative(), key["l2"].not_negative(), key["on"].one_of(model_format::penalty_scales),
          key["firth"].truth()};
}

// [name, value]
template <class Read>
auto read_pair(const CheckedJson& key, const Read& read) {
  if (key.list_size() != 2) key.refuse(fmt::format("must be a name and a value, not a list of {}", key.list_size()));
  return std::pair(key[0].text(), read(key[1]));
}

TrainingRecord read_training(const CheckedJson& key) {
  const auto reason = [](const CheckedJson& dropped) {
    return DroppedColumn{dropped["column"].text(), dropped["reason"].text()};
  };
  const auto metric = [](const CheckedJson& pair) {
    return read_pair(pair, [](const CheckedJson& value) { return value.unless_null(&CheckedJson::number); });
  };
  const auto option = [](const CheckedJson& pair) {
    return read_pair(pair, [](const CheckedJson& value) { return value.text(); });
  };
  const auto separated = [](const CheckedJson& pair) {
    return read_pair(pair, [](const CheckedJson& rows) { return rows.count(); });
  };
  const auto separation = [](const CheckedJson& value) { return std::string(value.one_of(model_format::separations)); };

  TrainingRecord training;
  training.rows = key["rows"].count();
  training.rows_dropped = key["rows_dropped"].count();
  training.weight_sum = key["weight_sum"].not_negative();
  training.positives = key["positives"].not_negative();
  training.negatives = key["negatives"].not_negative();
  training.converged = key["converged"].truth();
  training.stop_reason = key["stop_reason"].text();
  training.iterations = key["iterations"].count();
  training.passes = key["passes"].count();
  training.objective = key["objective"].number();
  training.loss_gap = key["loss_gap"].unless_null(&CheckedJson::number);
  training.max_error_in_std_errors = key["max_error_in_std_errors"].unless_null(&CheckedJson::number);
  training.separation = key["separation"].unless_null(separation);
  training.separated_rows = key["separated_rows"].count();
  training.separated_terms = key["separated_terms"].list(separated);
  if (key.has("rows_fingerprint")) training.rows_fingerprint = key["rows_fingerprint"].unless_null(&CheckedJson::text);
  training.log_likelihood = key["log_likelihood"].number();
  training.null_log_likelihood = key["null_log_likelihood"].number();
  training.dropped_columns = key["dropped_columns"].list(reason);
  training.metrics = key["metrics"].list(metric);
  training.options = key["options"].list(option);
  training.version = key["version"].text();
  return training;
}

// Whole tables: a row is as long as its table's heading.
void check_rows(const CheckedJson& key, const std::vector<SummaryLine>& lines) {
  std::size_t columns = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::size_t texts = lines[i].texts.size();
    const auto need = [&](std::size_t wanted) {
      if (texts != wanted) key[i].refuse(fmt::format("must have {} texts behind its kind, not {}", wanted, texts));
    };
    switch (lines[i].kind) {
      case SummaryKind::section:
      case SummaryKind::paragraph:
        need(1);
        break;
      case SummaryKind::fact:
        need(2);
        break;
      case SummaryKind::table:
        if (texts == 0) key[i].refuse("must have a column");
        columns = texts;
        continue;
      case SummaryKind::row:
        if (columns == 0) key[i].refuse("must stand below a table");
        need(columns);
        continue;
    }
    columns = 0;
  }
}

Summary read_summary(const CheckedJson& key) {
  const auto line = [](const CheckedJson& each) {
    std::vector<std::string> texts = each.list(&CheckedJson::text);
    if (texts.empty()) each.refuse("must have a kind");
    texts.erase(texts.begin());
    return SummaryLine{each[0].one_of(model_format::summary_kinds), std::move(texts)};
  };
  const Json& figures = key["figures"].value();
  if (figures.as_object() == nullptr) key["figures"].refuse("must be an object");
  Summary result{*figures.as_object(), key["lines"].list(line)};
  check_rows(key["lines"], result.lines);
  return result;
}

// Files of former versions have no tests: those of the standard errors.
void complete_tests(Model& model) {
  const double critical = normal_critical_value(model.level);
  if (model.intercept_std_error) model.intercept_wald = wald(model.intercept, *model.intercept_std_error, critical);
  for (ModelTerm& term : model.terms) {
    if (term.std_error) term.wald = wald(term.coefficient, *term.std_error, critical);
  }
}

// The lower triangle of a matrix of all terms and the intercept, row by row.
std::vector<std::vector<double>> read_triangle(const CheckedJson& key, std::size_t terms) {
  if (terms > model_format::covariance_terms) {
    key.nothing(fmt::format("when there are more than {} terms", model_format::covariance_terms));
  }
  const std::size_t size = terms + 1;
  if (key.list_size() != size) key.refuse(fmt::format("must have {} rows, not {}", size, key.list_size()));
  std::vector<std::vector<double>> rows(size);
  for (std::size_t i = 0; i < size; ++i) {
    const CheckedJson row = key[i];
    if (row.list_size() != i + 1) row.refuse(fmt::format("must have {} numbers, not {}", i + 1, row.list_size()));
    for (std::size_t j = 0; j < i; ++j) rows[i].push_back(row[j].number());
    rows[i].push_back(row[i].not_negative());
  }
  return rows;
}

SymmetricMatrix read_covariance(const CheckedJson& key, std::size_t terms) {
  const std::vector<std::vector<double>> rows = read_triangle(key, terms);
  SymmetricMatrix matrix(rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    for (std::size_t j = 0; j <= i; ++j) matrix.at(i, j) = rows[i][j];
  }
  return matrix;
}

// A separated term whose limit has no word goes both ways.
void complete_limits(Model& model) {
  std::set<std::string_view> separated;
  for (const auto& [name, rows] : model.training.separated_terms) separated.insert(name);
  if (separated.empty()) return;
  const auto complete = [&](std::string_view name, Limit& limit) {
    if (limit == Limit::none && separated.contains(name)) limit = Limit::undetermined;
  };
  complete(model_format::intercept, model.intercept_limit);
  for (ModelTerm& term : model.terms) complete(term_name(model, term), term.limit);
}

// The constant stands in the file in two forms. If one is edited alone, a person and the program would score a row
// differently.
void check_intercept(const CheckedJson& key, const Model& model) {
  constexpr double tolerance = 1e-9;  // of the largest sum: rounding, with room for a million terms
  double intercept = model.logit_at_means;
  double magnitude = std::abs(intercept);
  for (const ModelTerm& term : model.terms) {
    intercept -= term.coefficient * term.mean;
    magnitude += std::abs(term.coefficient * term.mean);
  }
  if (!std::isfinite(magnitude)) key.refuse("and the terms are too large to add");
  if (std::abs(model.intercept - intercept) > tolerance * magnitude) {
    key.refuse(fmt::format("must be the intercept plus the sum of coefficient x mean, {}",
                           shortest(model.logit_at_means + (model.intercept - intercept))));
  }
}

void read_reading(const CheckedJson& reading, bool is_format_2, Model& model) {
  model.missing = read_missing(reading, is_format_2);
  model.decimal = reading["decimal"].one_of(model_format::decimals);
  if (!is_format_2) return;
  const auto escape = reading["escape"].unless_null(&CheckedJson::text);
  if (escape && escape->size() != 1) reading["escape"].refuse("must be one character");
  if (escape) model.escape = escape->front();
  model.skip_after_header = reading["skip_after_header"].count();
  model.formats = reading["columns"].list(
      [](const CheckedJson& key) { return NamedFormat(key["column"].text(), read_cell_format(key)); });
}

Model model_of(const TextPieces& pieces, const std::string& file) {
  ModelTermsReader terms(file);
  const Json json = parse_document(pieces, file, terms);
  const CheckedJson document(json, file);
  const bool is_format_2 = read_format(document, file);
  Model model;
  model.target = read_target(document["target"], is_format_2);
  model.threshold = document["threshold"].share();
  model.level = document["level"].part();
  const auto intercept = document["intercept"].unless_null(&CheckedJson::number);
  model.has_intercept = intercept.has_value();
  model.intercept = intercept.value_or(0);
  model.intercept_std_error = document["intercept_std_error"].unless_null(&CheckedJson::not_negative);
  model.intercept_limit = read_limit(document["intercept_limit"]);
  model.logit_at_means = document["logit_at_means"].number();
  document["terms"].list_size();  // refuses what is no list; the elements have been taken already
  terms.check();
  model.derived = is_format_2 ? document["inputs"].unless_null(read_inputs) : std::nullopt;
  model.columns = document["columns"].list([&](const CheckedJson& column) {
    return read_column(column, model.has_intercept && !model.derived, is_format_2);
  });
  check_column_names(document["columns"], model.columns);
  if (model.derived) {
    model.derived->derivation = read_derivation(document["derivation"], model.derived->inputs, model.columns);
  }
  read_reading(document["reading"], is_format_2, model);
  model.penalty = read_penalty(document["penalty"]);
  model.offset = document["offset"].unless_null(&CheckedJson::text);
  model.weights = document["weights"].unless_null(&CheckedJson::text);
  model.target.trials = document["trials"].unless_null(&CheckedJson::text);
  model.training = read_training(document["training"]);
  model.terms = terms.terms_of(model.columns);
  complete_limits(model);
  model.cluster = document["cluster"].unless_null(&CheckedJson::text);
  model.covariance_kind = document["covariance_kind"].one_of(model_format::covariance_kinds);
  model.covariance = document["covariance"].unless_null(
      [&](const CheckedJson& rows) { return read_covariance(rows, model.terms.size()); });
  if (is_format_2) {
    model.covariance_root = document["covariance_root"].unless_null(
        [&](const CheckedJson& rows) { return read_triangle(rows, model.terms.size()); });
  }
  check_intercept(document["logit_at_means"], model);
  if (document.has("intercept_test")) {
    model.intercept_wald = document["intercept_test"].unless_null(read_test).value_or(std::nullopt);
  } else {
    complete_tests(model);
  }
  if (document.has("summary")) {
    model.summary = document["summary"].unless_null(read_summary).value_or(Summary());
  }
  return model;
}

}  // namespace

Model parse_model(std::string_view text, const std::string& file) {
  check_beginning(text, file);
  return model_of([&text] { return std::exchange(text, {}); }, file);
}

Model read_model(const std::string& path, const Run& run) {
  Source source(path);
  if (source.size() > static_cast<double>(model_format::longest_file)) {
    throw error::model_is_too_large(source.name(), model_format::longest_file);
  }
  std::vector<char> block(std::size_t{1} << 20);
  std::size_t total = 0;
  const auto next_block = [&] {
    std::size_t size = 0;
    while (size < block.size()) {
      const std::size_t count = source.read(std::span(block).subspan(size), run);
      if (count == 0) break;
      size += count;
    }
    total += size;
    if (total > model_format::longest_file) throw error::model_is_too_large(source.name(), model_format::longest_file);
    return std::string_view(block.data(), size);
  };
  const std::string_view first = next_block();
  check_beginning(first, source.name());
  bool begun = false;
  return model_of([&] { return std::exchange(begun, true) ? next_block() : first; }, source.name());
}

}  // namespace logreg
