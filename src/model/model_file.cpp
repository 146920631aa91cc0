#include "model/model_file.h"

#include "base/json.h"
#include "model/derivation_json.h"
#include "model/model_format.h"
#include "model/test_json.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace logreg {

namespace {

// Null for a value that has no word.
template <class T, std::size_t n>
Json word(const std::array<model_format::Word<T>, n>& words, const T& value) {
  for (const auto& each : words) {
    if (each.value == value) return each.text;
  }
  return nullptr;
}

template <class T, class Write>
Json list(const std::vector<T>& values, const Write& write) {
  Json::Array result;
  for (const T& value : values) result.push_back(write(value));
  return result;
}

Json texts(const std::vector<std::string>& values) {
  return list(values, [](const std::string& value) { return Json(value); });
}

// Names and what belongs to them, as pairs: the order counts.
template <class T>
Json pairs(const std::vector<std::pair<std::string, T>>& values) {
  return list(values, [](const auto& pair) { return Json::Array{pair.first, pair.second}; });
}

bool holds_covariance(const Model& model) {
  return model.covariance && model.covariance->size() <= model_format::covariance_terms + 1;
}

// What version 0.1 would not honour.
bool has_formats_of_0_2(const Model& model) {
  const Target& target = model.target;
  const bool has_wide_list = !model.missing.texts_among_numbers().empty();
  const auto is_new = [&](const ModelColumn& column) {
    return column.folded || column.imputes_a_level || (has_wide_list && column.impute_number);
  };
  return model.derived || !model.formats.empty() || model.escape || model.skip_after_header > 0 || target.folded ||
         target.leaves_out || !target.positives.empty() || !target.negatives.empty() ||
         std::ranges::any_of(model.columns, is_new) || (model.covariance_root && holds_covariance(model)) ||
         model.covariance_kind == CovarianceKind::sampling;
}

void add(Json::Object& to, const Json::Object& members) {
  to.insert(to.end(), members.begin(), members.end());
}

Json target_json(const Target& target, bool is_format_2) {
  Json::Object members{{"column", target.column}, {"positive", target.positive}, {"negative", target.negative}};
  if (is_format_2) {
    add(members, {{"positives", texts(target.positives)},
                  {"negatives", texts(target.negatives)},
                  {"folded", target.folded},
                  {"leaves_out", target.leaves_out}});
  }
  return members;
}

Json term_json(const Model& model, const ModelTerm& term) {
  const std::string* const level = level_of(model, term);
  Json::Object members{
      {"term", term_name(model, term)},
      {"column", model.columns[term.column].name},
      {"level", level == nullptr ? Json() : Json(*level)},
      {"coefficient", term.coefficient},
      {"std_error", term.std_error},
      {"mean", term.mean},
      {"sd", term.sd},
      {"limit", word(model_format::limits, term.limit)},
  };
  add(members, test_json(term.wald));
  return members;
}

Json column_json(const ModelColumn& column, bool is_format_2) {
  const bool numeric = column.type == ColumnType::numeric;
  Json::Object members{
      {"name", column.name},         {"type", word(model_format::column_types, column.type)},
      {"min", column.minimum},       {"max", column.maximum},
      {"missing", column.missing},   {"levels", numeric ? Json() : texts(column.levels)},
      {"baseline", column.baseline}, {"impute", numeric ? Json(column.impute_number) : Json(column.impute_level)},
      {"other", column.other},       {"joined", column.other ? texts(column.joined) : Json()},
  };
  if (is_format_2) {
    const auto pair = [](const Spelling& spelling) { return Json::Array{spelling.text, spelling.level}; };
    add(members, {{"folded", column.folded},
                  {"impute_is_a_level", column.imputes_a_level},
                  {"spellings", list(column.spellings, pair)},
                  {"levels_name_terms", column.levels_name_terms}});
  }
  return members;
}

Json format_json(const NamedFormat& named) {
  const auto& [column, format] = named;
  return Json::Object{{"column", column},
                      {"decimal", word(model_format::decimals, format.decimal)},
                      {"parse_number", format.dressed},
                      {"unit", format.unit},
                      {"date", format.date ? Json(format.date->text()) : Json()},
                      {"na", texts(format.missing)}};
}

Json reading_json(const Model& model, bool is_format_2) {
  Json::Object members{{"na", texts(model.missing.texts())}, {"decimal", word(model_format::decimals, model.decimal)}};
  if (is_format_2) {
    add(members, {{"na_numbers", texts(model.missing.texts_among_numbers())},
                  {"columns", list(model.formats, format_json)},
                  {"escape", model.escape ? Json(std::string(1, *model.escape)) : Json()},
                  {"skip_after_header", model.skip_after_header}});
  }
  return members;
}

Json penalty_json(const ModelPenalty& penalty) {
  return Json::Object{
      {"l1", penalty.l1},
      {"l2", penalty.l2},
      {"on", word(model_format::penalty_scales, penalty.standardized)},
      {"firth", penalty.firth},
  };
}

Json reason_json(const DroppedColumn& dropped) {
  return Json::Object{{"column", dropped.column}, {"reason", dropped.reason}};
}

Json training_json(const TrainingRecord& training) {
  return Json::Object{
      {"rows", training.rows},
      {"rows_dropped", training.rows_dropped},
      {"weight_sum", training.weight_sum},
      {"positives", training.positives},
      {"negatives", training.negatives},
      {"converged", training.converged},
      {"stop_reason", training.stop_reason},
      {"iterations", training.iterations},
      {"passes", training.passes},
      {"objective", training.objective},
      {"loss_gap", training.loss_gap},
      {"max_error_in_std_errors", training.max_error_in_std_errors},
      {"separation", training.separation},
      {"separated_rows", training.separated_rows},
      {"separated_terms", pairs(training.separated_terms)},
      {"rows_fingerprint", training.rows_fingerprint},
      {"log_likelihood", training.log_likelihood},
      {"null_log_likelihood", training.null_log_likelihood},
      {"dropped_columns", list(training.dropped_columns, reason_json)},
      {"metrics", pairs(training.metrics)},
      {"options", pairs(training.options)},
      {"version", training.version},
  };
}

Json summary_json(const Summary& summary) {
  const auto line = [](const SummaryLine& each) {
    Json::Array texts = {word(model_format::summary_kinds, each.kind)};
    texts.insert(texts.end(), each.texts.begin(), each.texts.end());
    return Json(std::move(texts));
  };
  if (summary.is_empty()) return nullptr;
  return Json::Object{{"figures", summary.figures}, {"lines", list(summary.lines, line)}};
}

Json covariance_json(const Model& model) {
  const std::optional<SymmetricMatrix>& covariance = model.covariance;
  if (!holds_covariance(model)) return nullptr;
  Json::Array rows;
  for (std::size_t i = 0; i < covariance->size(); ++i) {
    Json::Array row;
    for (std::size_t j = 0; j <= i; ++j) row.emplace_back(covariance->at(i, j));
    rows.emplace_back(std::move(row));
  }
  return rows;
}

Json covariance_root_json(const Model& model) {
  if (!holds_covariance(model) || !model.covariance_root) return nullptr;
  return list(*model.covariance_root, [](const auto& row) { return Json(Json::Array(row.begin(), row.end())); });
}

// The terms stand in it as null.
Json::Object members_without_terms(const Model& model) {
  const bool is_format_2 = has_formats_of_0_2(model);
  Json::Object result = {
      {"format", model_format::name},
      {"format_version", std::size_t{is_format_2 ? 2U : 1U}},
      {"needs", is_format_2 ? model_format::needs_2 : model_format::needs_1},
      {"target", target_json(model.target, is_format_2)},
      {"threshold", model.threshold},
      {"level", model.level},
      {"intercept", model.has_intercept ? Json(model.intercept) : Json()},
      {"intercept_std_error", model.intercept_std_error},
      {"intercept_limit", word(model_format::limits, model.intercept_limit)},
      {"logit_at_means", model.logit_at_means},
      {"terms", nullptr},
      {"columns", list(model.columns, [&](const ModelColumn& column) { return column_json(column, is_format_2); })},
      {"reading", reading_json(model, is_format_2)},
      {"penalty", penalty_json(model.penalty)},
      {"offset", model.offset},
      {"weights", model.weights},
      {"trials", model.target.trials},
      {"training", training_json(model.training)},
      {"intercept_test", model.intercept_wald ? Json(test_json(model.intercept_wald)) : Json()},
      {"summary", summary_json(model.summary)},
      {"cluster", model.cluster},
      {"covariance_kind", word(model_format::covariance_kinds, model.covariance_kind)},
      {"covariance", covariance_json(model)},
  };
  if (is_format_2) {
    const auto input = [](const ModelColumn& column) { return column_json(column, true); };
    result.emplace_back("covariance_root", covariance_root_json(model));
    result.emplace_back("inputs", model.derived ? list(model.derived->inputs, input) : Json());
    result.emplace_back("derivation", model.derived ? derivation_json(*model.derived) : Json());
  }
  return result;
}

bool is_nested(const Json& json) {
  return json.as_array() != nullptr || json.as_object() != nullptr;
}

// What holds only plain values, and every element of a list, stays on one line: a term, a column, a row of the
// covariance. Other members have a line each.
void append_lines(std::string& out, const Json& json, std::size_t indent) {
  const std::string line = '\n' + std::string(indent + 2, ' ');
  const Json::Array* const array = json.as_array();
  const Json::Object* const object = json.as_object();
  const char* separator = "";
  if (array != nullptr && std::any_of(array->begin(), array->end(), is_nested)) {
    out += '[';
    for (const Json& element : *array) {
      out += std::exchange(separator, ",") + line + to_text(element);
    }
    out += line.substr(0, indent + 1) + ']';
  } else if (object != nullptr &&
             std::any_of(object->begin(), object->end(), [](const auto& member) { return is_nested(member.second); })) {
    out += '{';
    for (const auto& [name, value] : *object) {
      out += std::exchange(separator, ",") + line + json_string(name) + ": ";
      append_lines(out, value, indent + 2);
    }
    out += line.substr(0, indent + 1) + '}';
  } else {
    out += to_text(json);
  }
}

// One by one: as values a million of them would take many times the memory of their text.
void append_terms(std::string& out, const Model& model) {
  const char* separator = "";
  out += '[';
  for (const ModelTerm& term : model.terms) {
    out.append(std::exchange(separator, ",")).append("\n    ").append(to_text(term_json(model, term)));
  }
  out += model.terms.empty() ? "]" : "\n  ]";
}

}  // namespace

std::string model_text(const Model& model) {
  std::string out;
  const char* separator = "{";
  for (const auto& [name, value] : members_without_terms(model)) {
    out.append(std::exchange(separator, ",")).append("\n  ").append(json_string(name)).append(": ");
    if (name == "terms") {
      append_terms(out, model);
    } else {
      append_lines(out, value, 2);
    }
  }
  out += "\n}\n";
  return out;
}

}  // namespace logreg
