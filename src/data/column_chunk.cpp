#include "data/column_chunk.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <limits>
#include <utility>

namespace logreg {

namespace {

bool is_inexact(double number) {
  constexpr double exact = 9007199254740992;  // every integer up to 2^53 is a double
  return std::abs(number) >= exact;
}

bool is_code(std::string_view content) {
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  return content.size() > 1 && content.front() == '0' && std::ranges::all_of(content, is_digit);
}

}  // namespace

ColumnChunk::ColumnChunk(KeepTexts keep, std::shared_ptr<const CellFormat> format, std::shared_ptr<ColumnArena> slab)
    : numbers_(std::move(slab)), keep_(keep), format_(std::move(format)), grows_(keep == KeepTexts::all) {}

void ColumnChunk::add_missing(std::string_view content, std::size_t line) {
  if (keep_ == KeepTexts::none) return;
  ++missing_;
  if (!content.empty()) missing_texts_.add({content, 1, line});
  if (numbers_only_) {
    numbers_.push_back(std::numeric_limits<double>::quiet_NaN());
  } else if (grows_) {
    wide_.push_back(missing_code);
  } else {
    narrow_.push_back(narrow_missing);
  }
}

void ColumnChunk::push_code(std::size_t code) {
  if (grows_) {
    wide_.push_back(static_cast<std::uint32_t>(code));
  } else {
    narrow_.push_back(static_cast<std::uint8_t>(code));
  }
}

void ColumnChunk::add(std::string_view content, std::size_t line) {
  if (keep_ == KeepTexts::none) return;
  if (numbers_only_) {
    add_as_number(content, line);
    return;
  }
  const std::size_t known = texts_.find(content);
  if (known != DistinctTexts::absent) {
    texts_.count_again(known);
    push_code(known);
    return;
  }
  if (!grows_ && texts_.size() == most_levels) make_room_for_another_text();
  if (numbers_only_) {
    add_as_number(content, line);
  } else {
    push_code(texts_.add(content, line));
  }
}

bool ColumnChunk::is_mostly_numbers() const {
  constexpr std::ptrdiff_t one_in = 10;  // others, at most
  const std::vector<double> numbers = numbers_of_texts();
  const auto others = std::ranges::count_if(numbers, [](double number) { return std::isnan(number); });
  return others * one_in <= static_cast<std::ptrdiff_t>(numbers.size());
}

void ColumnChunk::make_room_for_another_text() {
  if (keep_ == KeepTexts::words && !is_mostly_numbers()) {
    grow_without_limit();
  } else {
    become_numbers();
  }
}

void ColumnChunk::grow_without_limit() {
  for (const std::uint8_t code : narrow_) wide_.push_back(widened(code));
  narrow_ = {};
  grows_ = true;
}

void ColumnChunk::add_as_number(std::string_view content, std::size_t line) {
  const double number = tally_.add({content, 1, line}, *format_);
  if (is_inexact(number)) large_numbers_.push_back(std::hash<std::string_view>()(content));
  if (number < least_) remember_negative({std::string(content), 1, line});
  look_for_zeros(content);
  push_number(number);
}

void ColumnChunk::remember_code(std::string_view content) {
  if (is_code(content)) code_ = content;
}

std::optional<std::string> ColumnChunk::code_with_zeros() const {
  if (numbers_only_) return code_.empty() ? std::nullopt : std::optional(code_);
  const auto code = std::ranges::find_if(texts(), is_code, &DistinctText::text);
  return code == texts().end() ? std::nullopt : std::optional(code->text);
}

std::vector<double> ColumnChunk::numbers_of_texts() const {
  std::vector<double> numbers;
  for (const DistinctText& text : texts()) numbers.push_back(format_->number(text.text));
  return numbers;
}

DistinctText ColumnChunk::first_negative() const {
  const std::vector<double> numbers = numbers_of_texts();
  const auto negative = std::find_if(numbers.begin(), numbers.end(), [](double number) { return number < 0; });
  return negative == numbers.end() ? first_negative_ : texts()[static_cast<std::size_t>(negative - numbers.begin())];
}

CellTally ColumnChunk::tally() const {
  if (numbers_only_) return tally_;
  CellTally result;
  for (const DistinctText& text : texts()) result.add({text.text, text.count, text.first_line}, *format_);
  return result;
}

std::vector<std::size_t> ColumnChunk::large_numbers() const {
  if (numbers_only_) return large_numbers_;
  std::vector<std::size_t> hashes;
  for (const DistinctText& text : texts()) {
    if (!is_inexact(format_->number(text.text))) continue;
    hashes.insert(hashes.end(), text.count, std::hash<std::string_view>()(text.text));
  }
  return hashes;
}

void ColumnChunk::remember_negative(DistinctText text) {
  first_negative_ = std::move(text);
  if (first_negative_.count > 0) least_ = -std::numeric_limits<double>::infinity();
}

void ColumnChunk::become_numbers() {
  remember_negative(first_negative());
  const std::vector<double> values = numbers_of_texts();
  tally_ = tally();
  large_numbers_ = large_numbers();
  code_ = code_with_zeros().value_or("");
  for (const std::uint8_t code : narrow_) {
    push_number(code == narrow_missing ? std::numeric_limits<double>::quiet_NaN() : values[code]);
  }
  numbers_only_ = true;
  narrow_ = {};
  texts_ = {};
}

void ColumnChunk::add_numbers(const double* numbers, std::size_t stride, std::size_t count) {
  NumberColumn::Line line;
  if (count != line.size()) {
    for (std::size_t i = 0; i < count; ++i) push_number(numbers[i * stride]);
    return;
  }
  for (std::size_t i = 0; i < line.size(); ++i) line[i] = numbers[i * stride];
  for (const double number : line) widen_range(number);
  numbers_.append(line);
}

std::span<double> ColumnChunk::keep_as_numbers(std::span<const std::uint32_t> rows) {
  if (is_dictionary()) {
    const ColumnNumbers number(*this);
    for (const std::uint32_t row : rows) numbers_.push_back(number(row));
    numbers_only_ = true;
  } else if (rows.size() < numbers_.size()) {
    for (std::size_t k = 0; k < rows.size(); ++k) numbers_.data()[k] = numbers_[rows[k]];
  }
  return {numbers_.data(), rows.size()};
}

bool ColumnChunk::is_missing(std::size_t row) const {
  // A cell that is no number is an error or leaves the whole column out, so NaN means missing here.
  return numbers_only_ ? std::isnan(numbers_[row]) : code(row) == missing_code;
}

void ColumnChunk::take_as_numbers() {
  if (numbers_only_) {
    missing_ += tally_.missing_numbers.count() + tally_.others.texts.count();
    return;
  }
  const std::vector<double> values = numbers_of_texts();
  const auto take_out = [&](auto& codes, auto missing) {
    for (auto& code : codes) {
      if (code == missing || !std::isnan(values[code])) continue;
      code = missing;
      ++missing_;
    }
  };
  take_out(narrow_, narrow_missing);
  take_out(wide_, missing_code);
}

void ColumnChunk::clear() {
  *this = ColumnChunk(KeepTexts::none, nullptr);
}

}  // namespace logreg
