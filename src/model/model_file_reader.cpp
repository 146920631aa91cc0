#include "base/json.h"
#include "base/number.h"
#include "base/sentences.h"
#include "csv/source.h"
#include "data/distinct_texts.h"
#include "model/model_file.h"
#include "model/model_format.h"
#include "model/model_key.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>
#include <vector>

namespace logreg {

namespace {

Json parse_document(std::string_view text, const std::string& file) {
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  std::string_view beginning = text.substr(text.starts_with(byte_order_mark) ? byte_order_mark.size() : 0);
  beginning.remove_prefix(std::min(beginning.find_first_not_of(" \t\r\n"), beginning.size()));
  if (!beginning.starts_with('{')) throw error::not_a_model(file, beginning.substr(0, beginning.find_first_of("\r\n")));
  try {
    return parse_json(text);
  } catch (const JsonError& wrong) {
    const std::string_view before = text.substr(0, wrong.position == 0 ? 0 : wrong.position - 1);
    const auto breaks = static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n'));
    throw error::model_is_no_json(file, wrong.what(), 1 + breaks);
  }
}

void check_format(const ModelKey& document, const std::string& file) {
  document["format"].one_of(std::array{model_format::Word<bool>{true, model_format::name}});
  const std::size_t version = document["format_version"].count();
  const std::string needs = document["needs"].text();
  if (version > model_format_version) throw error::model_is_newer(file, needs);
  if (version < model_format_version) document["format_version"].refuse(fmt::format("cannot be {}", version));
}

Target read_target(const ModelKey& key) {
  Target target{key["column"].text(), key["positive"].text(), key["negative"].unless_null(&ModelKey::text)};
  if (target.negative == target.positive) key["negative"].refuse("is the positive label, too");
  return target;
}

Limit read_limit(const ModelKey& key) {
  const auto word = [](const ModelKey& each) { return each.one_of(model_format::limits); };
  return key.unless_null(word).value_or(Limit::none);
}

ModelTerm read_term(const ModelKey& key) {
  ModelTerm term;
  term.name = key["term"].text();
  term.column = key["column"].text();
  term.level = key["level"].unless_null(&ModelKey::text);
  term.coefficient = key["coefficient"].number();
  term.std_error = key["std_error"].unless_null(&ModelKey::not_negative);
  term.mean = key["mean"].number();
  term.sd = key["sd"].positive();
  term.limit = read_limit(key["limit"]);
  return term;
}

void read_numeric(const ModelKey& key, ModelColumn& column) {
  constexpr std::string_view because = "in a numeric column";
  column.minimum = key["min"].unless_null(&ModelKey::number);
  column.maximum = key["max"].unless_null(&ModelKey::number);
  column.impute_number = key["impute"].unless_null(&ModelKey::number);
  if (column.minimum && column.maximum && *column.minimum > *column.maximum) key["max"].refuse("is less than min");
  key["levels"].nothing(because);
  key["baseline"].nothing(because);
  key["other"].nothing(because);
  key["joined"].nothing(because);
}

// Without an intercept a column may have no baseline.
void read_categorical(const ModelKey& key, bool has_intercept, ModelColumn& column) {
  constexpr std::string_view because = "in a categorical column";
  key["min"].nothing(because);
  key["max"].nothing(because);
  column.levels = key["levels"].list(&ModelKey::text);
  column.baseline = has_intercept ? key["baseline"].text() : key["baseline"].unless_null(&ModelKey::text);
  column.impute_level = key["impute"].unless_null(&ModelKey::text);
  DistinctTexts levels;
  for (std::size_t i = 0; i < column.levels.size(); ++i) {
    if (levels.find(column.levels[i]) != DistinctTexts::absent) key["levels"][i].refuse("stands twice in the list");
    levels.add(column.levels[i], 0);
  }
  const auto is_level = [&](const std::string& text) { return levels.find(text) != DistinctTexts::absent; };
  if (column.baseline && !is_level(*column.baseline)) key["baseline"].refuse("is not one of the levels");
  if (column.impute_level && !is_level(*column.impute_level)) key["impute"].refuse("is not one of the levels");
  column.other = key["other"].unless_null(&ModelKey::text);
  if (!column.other) return key["joined"].nothing("where there is no other level");
  if (!is_level(*column.other)) key["other"].refuse("is not one of the levels");
  column.joined = key["joined"].list(&ModelKey::text);
  for (std::size_t i = 0; i < column.joined.size(); ++i) {
    if (is_level(column.joined[i])) key["joined"][i].refuse("stands twice, or is one of the levels");
    levels.add(column.joined[i], 0);
  }
}

ModelColumn read_column(const ModelKey& key, bool has_intercept) {
  ModelColumn column;
  column.name = key["name"].text();
  column.type = key["type"].one_of(model_format::column_types);
  column.missing = key["missing"].count();
  if (column.type == ColumnType::numeric) {
    read_numeric(key, column);
  } else {
    read_categorical(key, has_intercept, column);
  }
  return column;
}

ModelPenalty read_penalty(const ModelKey& key) {
  return {key["l1"].not_negative(), key["l2"].not_negative(), key["on"].one_of(model_format::penalty_scales),
          key["firth"].truth()};
}

// [name, value]
template <class Read>
auto read_pair(const ModelKey& key, const Read& read) {
  if (key.list_size() != 2) key.refuse(fmt::format("must be a name and a value, not a list of {}", key.list_size()));
  return std::pair(key[0].text(), read(key[1]));
}

TrainingRecord read_training(const ModelKey& key) {
  const auto reason = [](const ModelKey& dropped) {
    return ColumnReason{dropped["column"].text(), dropped["reason"].text()};
  };
  const auto metric = [](const ModelKey& pair) {
    return read_pair(pair, [](const ModelKey& value) { return value.unless_null(&ModelKey::number); });
  };
  const auto option = [](const ModelKey& pair) {
    return read_pair(pair, [](const ModelKey& value) { return value.text(); });
  };
  const auto separated = [](const ModelKey& pair) {
    return read_pair(pair, [](const ModelKey& rows) { return rows.count(); });
  };
  const auto separation = [](const ModelKey& value) { return std::string(value.one_of(model_format::separations)); };

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
  training.loss_gap = key["loss_gap"].unless_null(&ModelKey::number);
  training.max_error_in_std_errors = key["max_error_in_std_errors"].unless_null(&ModelKey::number);
  training.separation = key["separation"].unless_null(separation);
  training.separated_rows = key["separated_rows"].count();
  training.separated_terms = key["separated_terms"].list(separated);
  training.log_likelihood = key["log_likelihood"].number();
  training.null_log_likelihood = key["null_log_likelihood"].number();
  training.dropped_columns = key["dropped_columns"].list(reason);
  training.metrics = key["metrics"].list(metric);
  training.options = key["options"].list(option);
  training.version = key["version"].text();
  return training;
}

SymmetricMatrix read_covariance(const ModelKey& key, std::size_t terms) {
  if (terms > model_format::covariance_terms) {
    key.nothing(fmt::format("when there are more than {} terms", model_format::covariance_terms));
  }
  const std::size_t size = terms + 1;  // the intercept, too
  if (key.list_size() != size) key.refuse(fmt::format("must have {} rows, not {}", size, key.list_size()));
  SymmetricMatrix matrix(size);
  for (std::size_t i = 0; i < size; ++i) {
    const ModelKey row = key[i];
    if (row.list_size() != i + 1) row.refuse(fmt::format("must have {} numbers, not {}", i + 1, row.list_size()));
    for (std::size_t j = 0; j < i; ++j) matrix.at(i, j) = row[j].number();
    matrix.at(i, i) = row[i].not_negative();
  }
  return matrix;
}

// A column and the levels that it can have; which of them have been seen, or whether the column itself has.
struct KnownColumn {
  explicit KnownColumn(const ModelColumn& described) : column(&described), seen(described.levels.size() + 1, false) {
    for (const std::string& level : described.levels) levels.add(level, 0);
  }

  const ModelColumn* column;
  DistinctTexts levels;
  std::vector<bool> seen;
};

std::map<std::string_view, KnownColumn> columns_by_name(const ModelKey& keys, const Model& model) {
  std::map<std::string_view, KnownColumn> result;
  for (std::size_t i = 0; i < model.columns.size(); ++i) {
    const ModelColumn& column = model.columns[i];
    if (!result.emplace(column.name, column).second) keys[i]["name"].refuse("stands twice");
  }
  return result;
}

// A term is a numeric column, or a level that is not the baseline. The names of terms may be equal: the column "a=b",
// and the level "b" of the column "a".
void check_terms(const ModelKey& keys, const ModelKey& column_keys, const Model& model) {
  auto columns = columns_by_name(column_keys, model);
  for (std::size_t i = 0; i < model.terms.size(); ++i) {
    const ModelTerm& term = model.terms[i];
    const auto found = columns.find(term.column);
    if (found == columns.end()) keys[i]["column"].refuse("names none of the columns");
    KnownColumn& known = found->second;
    std::size_t place = 0;
    if (known.column->type == ColumnType::numeric) {
      keys[i]["level"].nothing("in a numeric column");
    } else {
      place = term.level ? known.levels.find(*term.level) : DistinctTexts::absent;
      if (place == DistinctTexts::absent || term.level == known.column->baseline) {
        keys[i]["level"].refuse("must be a level of its column, and not the baseline");
      }
    }
    if (known.seen[place]) keys[i].refuse("stands twice");
    known.seen[place] = true;
  }
}

// A separated term whose limit has no word goes both ways.
void complete_limits(Model& model) {
  const auto& separated = model.training.separated_terms;
  const auto complete = [&](std::string_view name, Limit& limit) {
    const auto is_named = [&](const auto& term) { return term.first == name; };
    if (limit == Limit::none && std::ranges::any_of(separated, is_named)) limit = Limit::undetermined;
  };
  complete(model_format::intercept, model.intercept_limit);
  for (ModelTerm& term : model.terms) complete(term.name, term.limit);
}

// The constant stands in the file in two forms. If one is edited alone, a person and the program would score a row
// differently.
void check_intercept(const ModelKey& key, const Model& model) {
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

}  // namespace

Model parse_model(std::string_view text, const std::string& file) {
  const Json json = parse_document(text, file);
  const ModelKey document(json, file);
  check_format(document, file);
  Model model;
  model.target = read_target(document["target"]);
  model.threshold = document["threshold"].share();
  const auto intercept = document["intercept"].unless_null(&ModelKey::number);
  model.has_intercept = intercept.has_value();
  model.intercept = intercept.value_or(0);
  model.intercept_std_error = document["intercept_std_error"].unless_null(&ModelKey::not_negative);
  model.intercept_limit = read_limit(document["intercept_limit"]);
  model.logit_at_means = document["logit_at_means"].number();
  model.terms = document["terms"].list(read_term);
  model.columns =
      document["columns"].list([&model](const ModelKey& column) { return read_column(column, model.has_intercept); });
  model.missing_texts = document["reading"]["na"].list(&ModelKey::text);
  model.decimal = document["reading"]["decimal"].one_of(model_format::decimals);
  model.penalty = read_penalty(document["penalty"]);
  model.offset = document["offset"].unless_null(&ModelKey::text);
  model.weights = document["weights"].unless_null(&ModelKey::text);
  model.target.trials = document["trials"].unless_null(&ModelKey::text);
  model.training = read_training(document["training"]);
  complete_limits(model);
  model.covariance = document["covariance"].unless_null(
      [&](const ModelKey& rows) { return read_covariance(rows, model.terms.size()); });
  check_terms(document["terms"], document["columns"], model);
  check_intercept(document["logit_at_means"], model);
  return model;
}

Model read_model(const std::string& path, const Run& run) {
  Source source(path);
  if (source.size() > static_cast<double>(model_format::longest_file)) {
    throw error::model_is_too_large(source.name(), model_format::longest_file);
  }
  std::string text;
  std::vector<char> block(std::size_t{1} << 20);
  while (const std::size_t count = source.read(block, run)) {
    text.append(block.data(), count);
    if (text.size() > model_format::longest_file) {
      throw error::model_is_too_large(source.name(), model_format::longest_file);
    }
  }
  return parse_model(text, source.name());
}

}  // namespace logreg
