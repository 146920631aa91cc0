#include "model/checked_json.h"

#include "base/number.h"
#include "base/text.h"
#include "model/messages.h"

#include <fmt/format.h>

namespace logreg {

namespace {

std::string described(const Json& value) {
  if (value.as_array() != nullptr) return "a list";
  if (value.as_object() != nullptr) return "an object";
  if (value.as_text() != nullptr) return quoted(*value.as_text());
  return to_text(value);
}

}  // namespace

CheckedJson CheckedJson::operator[](std::string_view name) const {
  if (value_->as_object() == nullptr) refuse_kind("an object");
  static const Json absent;
  const Json* const member = value_->find(name);
  if (member == nullptr) CheckedJson(*this, absent, name, 0).refuse("is missing");
  return {*this, *member, name, 0};
}

CheckedJson CheckedJson::operator[](std::size_t index) const {
  return {*this, value_->as_array()->at(index), {}, index};
}

bool CheckedJson::has(std::string_view name) const {
  return value_->find(name) != nullptr;
}

bool CheckedJson::truth() const {
  if (value_->as_bool() == nullptr) refuse_kind("true or false");
  return *value_->as_bool();
}

std::string CheckedJson::text() const {
  if (value_->as_text() == nullptr) refuse_kind("a text");
  return *value_->as_text();
}

double CheckedJson::number() const {
  const auto number = value_->as_number();
  if (!number) refuse_kind("a number");
  return *number;
}

double CheckedJson::positive() const {
  if (!(number() > 0)) refuse_kind("a number above 0");
  return number();
}

double CheckedJson::not_negative() const {
  if (number() < 0) refuse_kind("a number, 0 or more");
  return number();
}

double CheckedJson::share() const {
  if (number() < 0 || number() > 1) refuse_kind("a number from 0 to 1");
  return number();
}

double CheckedJson::part() const {
  if (!(number() > 0 && number() < 1)) refuse_kind("a number between 0 and 1");
  return number();
}

std::size_t CheckedJson::count() const {
  const auto count = value_->as_count();
  if (!count) refuse_kind("a whole number, 0 or more");
  return *count;
}

void CheckedJson::nothing(std::string_view because) const {
  if (!value_->is_null()) refuse_kind(fmt::format("null {}", because));
}

std::size_t CheckedJson::list_size() const {
  if (value_->as_array() == nullptr) refuse_kind("a list");
  return value_->as_array()->size();
}

void CheckedJson::refuse(const std::string& what) const {
  throw error::model_key(*file_, path(), what);
}

void CheckedJson::refuse_kind(std::string_view wanted) const {
  refuse(fmt::format("must be {}, not {}", wanted, described(*value_)));
}

std::string CheckedJson::path() const {
  if (parent_ == nullptr) return {};
  const std::string before = parent_->path();
  if (name_.empty()) return fmt::format("{}[{}]", before, index_);
  return before.empty() ? std::string(name_) : fmt::format("{}.{}", before, name_);
}

}  // namespace logreg
