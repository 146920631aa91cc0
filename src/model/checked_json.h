// A value of a model file together with the key it stands under: it is asked for as the kind it has to be, and
// refused by the name of its key, such as terms[3].coefficient.
//
// A key points at the one that holds it, so that the name is put together only when it is needed. It must not
// outlive that one: read in one expression, as in document["training"]["rows"].count().
#pragma once

#include "base/json.h"
#include "model/model_format.h"

#include <array>
#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace logreg {

class CheckedJson {
 public:
  CheckedJson(const Json& document, const std::string& file) : value_(&document), file_(&file) {}
  // A value that is not kept in the document: a member of an object, or an element of a list.
  CheckedJson(const CheckedJson& parent, const Json& value, std::string_view name)
      : CheckedJson(parent, value, name, 0) {}
  CheckedJson(const CheckedJson& parent, const Json& value, std::size_t index)
      : CheckedJson(parent, value, {}, index) {}

  CheckedJson operator[](std::string_view name) const;  // a member of an object
  CheckedJson operator[](std::size_t index) const;      // an element of a list, which must be there

  bool has(std::string_view name) const;  // whether an object has that member
  const Json& value() const { return *value_; }

  bool truth() const;
  std::string text() const;
  double number() const;
  double positive() const;
  double not_negative() const;
  double share() const;  // from 0 to 1
  double part() const;   // between 0 and 1
  std::size_t count() const;
  void nothing(std::string_view because) const;
  template <class T, std::size_t n>
  T one_of(const std::array<model_format::Word<T>, n>& words) const;

  // read(key), such as &CheckedJson::number, unless the value is null.
  template <class Read>
  auto unless_null(const Read& read) const;
  // read(key) of every element.
  template <class Read>
  auto list(const Read& read) const;
  std::size_t list_size() const;

  // Throws the Error that the value `what`, such as "must be a number".
  [[noreturn]] void refuse(const std::string& what) const;

 private:
  CheckedJson(const CheckedJson& parent, const Json& value, std::string_view name, std::size_t index)
      : value_(&value), file_(parent.file_), parent_(&parent), name_(name), index_(index) {}
  [[noreturn]] void refuse_kind(std::string_view wanted) const;
  std::string path() const;

  const Json* value_;
  const std::string* file_;
  const CheckedJson* parent_ = nullptr;  // nothing for the document
  std::string_view name_;                // empty for an element
  std::size_t index_ = 0;
};

template <class T, std::size_t n>
T CheckedJson::one_of(const std::array<model_format::Word<T>, n>& words) const {
  std::string wanted;
  for (const auto& word : words) {
    if (value_->as_text() != nullptr && *value_->as_text() == word.text) return word.value;
    wanted += (wanted.empty() ? "" : " or ") + json_string(word.text);
  }
  refuse_kind(wanted);
}

template <class Read>
auto CheckedJson::unless_null(const Read& read) const {
  using Result = std::optional<std::invoke_result_t<Read, const CheckedJson&>>;
  return value_->is_null() ? Result() : Result(std::invoke(read, *this));
}

template <class Read>
auto CheckedJson::list(const Read& read) const {
  std::vector<std::invoke_result_t<Read, const CheckedJson&>> result;
  const std::size_t size = list_size();
  result.reserve(size);
  for (std::size_t i = 0; i < size; ++i) result.push_back(std::invoke(read, (*this)[i]));
  return result;
}

}  // namespace logreg
