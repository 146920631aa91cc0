#include "verbs/bindings.h"

#include "base/error.h"
#include "base/number.h"
#include "csv/csv_reader.h"
#include "verbs/messages.h"

#include <fmt/format.h>

#include <charconv>
#include <cmath>
#include <system_error>

namespace logreg {

namespace {

std::string wanted_number(Range range) {
  if (!range.with_least && !range.with_most)
    return fmt::format("a number between {} and {}", shortest(range.least), shortest(range.most));
  if (!range.with_least) return fmt::format("a number above {}", shortest(range.least));
  if (std::isinf(range.most)) return fmt::format("a number of {} or more", shortest(range.least));
  return fmt::format("a number from {} to {}", shortest(range.least), shortest(range.most));
}

std::string wanted_count(std::size_t least, std::size_t most) {
  if (most == std::numeric_limits<std::size_t>::max()) return fmt::format("a whole number of {} or more", least);
  return fmt::format("a whole number from {} to {}", least, most);
}

// A zero before another digit may be meant as octal.
bool may_be_octal(std::string_view text) {
  if (!text.empty() && (text.front() == '+' || text.front() == '-')) text.remove_prefix(1);
  return text.size() > 1 && text[0] == '0' && text[1] >= '0' && text[1] <= '9';
}

constexpr std::string_view without_zeros = "a decimal number without zeros in front";

auto number_in(Range range) {
  return [range](const std::string& option, const std::string& text) {
    const auto value = number_of(text);
    const bool inside = value && (range.with_least ? *value >= range.least : *value > range.least) &&
                        (range.with_most ? *value <= range.most : *value < range.most);
    if (inside && may_be_octal(text)) throw error::wrong_value(option, without_zeros, text);
    if (!inside) throw error::wrong_value(option, wanted_number(range), text);
    return *value + 0.0;  // -0 becomes 0
  };
}

const std::string& not_empty(const std::string& option, const std::string& text) {
  if (text.empty()) throw error::wrong_value(option, "a text that is not empty", text);
  return text;
}

bool is_alphanumeric(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// What cells are separated or quoted with must not be part of a number or word.
bool is_punctuation(char c) {
  return c > ' ' && c < '\x7f' && !is_alphanumeric(c) && c != '+' && c != '-';
}

constexpr std::string_view one_punctuation_mark = "one ASCII punctuation mark other than + and -";

// A control character as a shell passes it on, or in the notation \x01; NUL: it is none.
char control_character(std::string_view text) {
  int code = 0;
  if (text.size() == 1) code = static_cast<unsigned char>(text.front());
  if (text.size() == 4 && text.starts_with("\\x")) {
    const auto [end, error] = std::from_chars(text.data() + 2, text.data() + 4, code, 16);
    if (error != std::errc() || end != text.data() + 4) return '\0';
  }
  const bool ends_line = code == '\r' || code == '\n';
  return (code < ' ' || code == 0x7F) && !ends_line ? static_cast<char>(code) : '\0';
}

char one_character(const std::string& option, const std::string& text) {
  if (text.size() != 1 || !is_punctuation(text.front())) throw error::wrong_value(option, one_punctuation_mark, text);
  return text.front();
}

}  // namespace

std::optional<double> number_of(std::string_view text) {
  const auto value = parse_number(text);
  const std::string_view digits = text.substr(0, text.find_first_of("eE"));
  const bool underflows = value == 0 && digits.find_first_of("123456789") != std::string_view::npos;
  return underflows ? std::nullopt : value;
}

std::vector<std::string> list_elements(const std::string& option, const std::string& text) {
  if (text.empty()) return {""};
  std::vector<std::string> elements;
  try {
    CsvReader reader(text, Dialect{}, option, 1, true);
    reader.keep_blank_lines();
    const Record* const record = reader.next();
    std::string scratch;
    for (const Cell& cell : record->cells) elements.emplace_back(cell.content(Dialect{}.quote, scratch));
    if (record->line_end.empty()) return elements;
  } catch (const Error&) {
    // Said below, in words for a command line.
  }
  throw error::wrong_value(option, "names with commas between them, names with a comma or quote in double quotes",
                           text);
}

std::size_t chosen(const std::string& option, const std::string& text, const std::vector<std::string>& names) {
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (names[i] == text) return i;
  }
  throw error::no_such_choice(option, text, names);
}

Binding among(Binding binding, std::vector<std::string> names) {
  binding.choices = std::move(names);
  return binding;
}

Binding then(Binding binding, std::function<void()> deed) {
  binding.set = [set = std::move(binding.set), deed = std::move(deed)](const std::string& option,
                                                                       const std::string& given) {
    set(option, given);
    deed();
  };
  return binding;
}

Binding text(std::string& member) {
  return converted(member, not_empty, member);
}

Binding text(std::optional<std::string>& member) {
  return converted(member, not_empty);
}

Binding texts(std::vector<std::string>& member) {
  return collected(member, not_empty);
}

Binding list(std::vector<std::string>& member) {
  return {[&member](const std::string& option, const std::string& given) {
            const std::vector<std::string> elements = list_elements(option, given);
            member.insert(member.end(), elements.begin(), elements.end());
          },
          "", true};
}

Binding list(std::optional<std::vector<std::string>>& member) {
  return {[&member](const std::string& option, const std::string& given) {
            if (!member) member.emplace();
            list(*member).set(option, given);
          },
          "", true};
}

Binding number(double& member, Range range) {
  return converted(member, number_in(range), shortest(member));
}

Binding number(std::optional<double>& member, Range range, std::string default_text) {
  return converted(member, number_in(range), std::move(default_text));
}

Binding count(std::size_t& member, std::size_t least, std::size_t most) {
  const auto convert = [least, most](const std::string& option, const std::string& text) {
    const auto value = parse_count(text);
    if (value && may_be_octal(text)) throw error::wrong_value(option, without_zeros, text);
    if (!value || *value < least || *value > most) throw error::wrong_value(option, wanted_count(least, most), text);
    return *value;
  };
  return converted(member, convert, member < least ? "" : std::to_string(member));
}

Binding character(char& member) {
  return converted(member, one_character, std::string(1, member));
}

Binding mark(char& member) {
  return converted(member, one_character);
}

Binding delimiter(std::optional<char>& member, std::string default_text) {
  const auto convert = [](const std::string& option, const std::string& text) {
    if (text == "blank") return Dialect::blanks;
    if (text == "tab" || text == "\\t") return '\t';
    const char control = control_character(text);
    if (control != '\0') return control;
    if (text.size() == 1 && (is_punctuation(text.front()) || text.front() == ' ')) return text.front();
    throw error::wrong_value(
        option, fmt::format("tab, blank, a control character such as '\\x01', or {}", one_punctuation_mark), text);
  };
  return converted(member, convert, std::move(default_text));
}

}  // namespace logreg
