#include "base/json.h"

#include "base/byte_escapes.h"
#include "base/number.h"
#include "base/utf8.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace logreg {

namespace {

void append_string(std::string& out, std::string_view text) {
  out += '"';
  while (!text.empty()) {
    const std::size_t length = utf8_length(text);
    const auto byte = static_cast<unsigned char>(text.front());
    if (length == 0 || is_byte_escape(text.substr(0, length))) {
      for (const char c : text.substr(0, std::max<std::size_t>(length, 1))) {
        append_byte_escape(out, static_cast<unsigned char>(c));
      }
    } else if (byte == '"' || byte == '\\') {
      out += '\\';
      out += text.front();
    } else if (byte == '\n') {
      out += "\\n";
    } else if (byte == '\r') {
      out += "\\r";
    } else if (byte == '\t') {
      out += "\\t";
    } else if (is_control(text.substr(0, length))) {
      out += fmt::format("\\u{:04x}", code_point(text.substr(0, length)));
    } else {
      out += text.substr(0, length);
    }
    text.remove_prefix(std::max<std::size_t>(length, 1));
  }
  out += '"';
}

// Everything but arrays and objects.
void append_scalar(std::string& out, const Json& json) {
  if (const bool* truth = json.as_bool()) {
    out += *truth ? "true" : "false";
  } else if (const std::string* text = json.as_text()) {
    append_string(out, *text);
  } else if (const auto count = json.as_count()) {
    out += fmt::format("{}", *count);
  } else if (const auto number = json.as_number(); number && std::isfinite(*number)) {
    append_shortest(out, *number);
  } else {
    out += "null";
  }
}

void append_compact(std::string& out, const Json& json) {
  const char* separator = "";
  if (const Json::Array* array = json.as_array()) {
    out += '[';
    for (const Json& element : *array) {
      out += separator;
      append_compact(out, element);
      separator = ", ";
    }
    out += ']';
  } else if (const Json::Object* object = json.as_object()) {
    out += '{';
    for (const auto& [name, value] : *object) {
      out += separator;
      append_string(out, name);
      out += ": ";
      append_compact(out, value);
      separator = ", ";
    }
    out += '}';
  } else {
    append_scalar(out, json);
  }
}

void append_indented(std::string& out, const Json& json, std::size_t indent, std::size_t width) {
  const Json::Array* const array = json.as_array();
  const Json::Object* const object = json.as_object();
  const bool nested = array != nullptr || object != nullptr;
  // An element takes three characters with its separator.
  const bool is_long = nested && 3 * (array != nullptr ? array->size() : object->size()) > width;
  if (!nested || (indent > 0 && !is_long)) {
    std::string compact;
    append_compact(compact, json);
    if (!nested || compact.size() <= width) {
      out += compact;
      return;
    }
  }
  const std::string inner(indent + 2, ' ');
  const char* separator = "\n";
  out += array != nullptr ? '[' : '{';
  if (array != nullptr) {
    for (const Json& element : *array) {
      out += separator + inner;
      append_indented(out, element, indent + 2, width);
      separator = ",\n";
    }
  } else {
    for (const auto& [name, value] : *object) {
      out += separator + inner;
      append_string(out, name);
      out += ": ";
      append_indented(out, value, indent + 2, width);
      separator = ",\n";
    }
  }
  out += '\n' + std::string(indent, ' ') + (array != nullptr ? ']' : '}');
}

}  // namespace

Json::Json(const Json& other) = default;
Json::Json(Json&& other) noexcept = default;
Json& Json::operator=(const Json& other) = default;
Json& Json::operator=(Json&& other) noexcept = default;
Json::~Json() = default;

std::optional<double> Json::as_number() const {
  if (const double* number = std::get_if<double>(&value_)) return *number;
  if (const std::size_t* count = std::get_if<std::size_t>(&value_)) return static_cast<double>(*count);
  return std::nullopt;
}

std::optional<std::size_t> Json::as_count() const {
  const std::size_t* count = std::get_if<std::size_t>(&value_);
  return count != nullptr ? std::optional(*count) : std::nullopt;
}

const Json* Json::find(std::string_view name) const {
  const Object* object = as_object();
  if (object == nullptr) return nullptr;
  for (const auto& member : *object) {
    if (member.first == name) return &member.second;
  }
  return nullptr;
}

std::string to_text(const Json& json) {
  std::string out;
  append_compact(out, json);
  return out;
}

std::string to_indented_text(const Json& json, std::size_t width) {
  std::string out;
  append_indented(out, json, 0, width);
  return out;
}

std::string json_string(std::string_view text) {
  std::string out;
  append_string(out, text);
  return out;
}

}  // namespace logreg
