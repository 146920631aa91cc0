// JSON values (RFC 8259): built and written.
//
// Members keep their order. Numbers are written with the shortest digits that read back exactly, and a number that
// is not finite as null. Text may hold any bytes: a byte that is not UTF-8 is written as the character U+F700 + byte
// and read back as that byte; so are the characters U+F780 .. U+F7FF themselves, byte by byte, which makes the
// mapping reversible. What would move a cursor or turn the direction of writing is written as \uXXXX.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace logreg {

class Json {
 public:
  using Array = std::vector<Json>;
  using Object = std::vector<std::pair<std::string, Json>>;

  Json() = default;  // null
  Json(std::nullptr_t) {}
  Json(bool value) : value_(value) {}
  Json(double value) : value_(value) {}
  Json(int value) : value_(static_cast<double>(value)) {}
  Json(std::size_t value) : value_(value) {}
  Json(const char* value) : value_(std::string(value)) {}
  Json(std::string_view value) : value_(std::string(value)) {}
  Json(std::string value) : value_(std::move(value)) {}
  Json(Array value) : value_(std::move(value)) {}
  Json(Object value) : value_(std::move(value)) {}
  template <class T>
  Json(const std::optional<T>& value) {
    if (value) *this = Json(*value);
  }

  // Not inline: every value that is passed on would bring them along.
  Json(const Json& other);
  Json(Json&& other) noexcept;
  Json& operator=(const Json& other);
  Json& operator=(Json&& other) noexcept;
  ~Json();

  bool is_null() const { return std::holds_alternative<std::monostate>(value_); }
  // A null pointer when the value is of another kind. A count is a number too.
  const bool* as_bool() const { return std::get_if<bool>(&value_); }
  const std::string* as_text() const { return std::get_if<std::string>(&value_); }
  const Array* as_array() const { return std::get_if<Array>(&value_); }
  const Object* as_object() const { return std::get_if<Object>(&value_); }
  std::optional<double> as_number() const;
  std::optional<std::size_t> as_count() const;  // a whole number written without fraction or exponent

  // The member of that name, or a null pointer; also when this is no object.
  const Json* find(std::string_view name) const;

 private:
  std::variant<std::monostate, bool, double, std::size_t, std::string, Array, Object> value_;
};

// On one line, members and elements separated by ", ".
std::string to_text(const Json& json);
// One member or element a line, indented by two; arrays and objects of at most `width` characters stay on one line.
std::string to_indented_text(const Json& json, std::size_t width = 100);
std::string json_string(std::string_view text);  // with its quotes

}  // namespace logreg
