#include "verbs/cures.h"

#include "base/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <string_view>

namespace logreg {

namespace {

using Kind = Cure::Kind;
using Values = std::span<const std::string>;

std::string plain(Values values) {
  return values.front();
}

std::string name(Values values) {
  return quoted(values.front());
}

std::string argument(Values values) {
  return shell_word(values.front());
}

std::string list(Values values) {
  return list_argument(values);
}

// Such an option for each value.
std::string each(std::string_view option, Values values) {
  std::string result;
  for (const std::string& value : values) result += fmt::format("{}{} {}", result.empty() ? "" : " ", option, shell_word(value));
  return result;
}

std::string decimals(Values values) {
  return each("--decimal", values);
}

std::string positives(Values values) {
  return each("--positive", values);
}

struct Wording {
  Kind kind;
  std::string_view words;  // {} stands for the values
  std::string (*values)(Values) = plain;
  std::string_view as_the_first = ". Try ";  // what stands before it when it follows the sentence
  std::string_view as_the_last = ", or ";    // and when it is the last of several
};

constexpr Wording wordings[] = {
    {Kind::another_delimiter, "another --delimiter"},
    {Kind::escape, "--escape {}", argument},
    {Kind::no_quote, "--no-quote"},
    {Kind::close_quote_or_no_quote, "--no-quote", plain, ". Close it, or try "},
    {Kind::mend_line, "mend the line"},
    {Kind::header, "--header to insist"},
    {Kind::no_header, "--no-header"},
    {Kind::no_header_before_row, "--no-header", plain, ". If its first line is a row, try "},
    {Kind::skip_lines, "--skip-lines {} to leave it out"},
    {Kind::decimal, "--decimal {}"},
    {Kind::missing_texts, "--na {}", list},
    {Kind::column_decimals, "{}", decimals},
    {Kind::missing_of_columns, "--na {}", list},
    {Kind::parse_number, "--parse-number {}", list},
    {Kind::dates, "--date {}", list},
    {Kind::mend_cells, "mend the cells"},
    {Kind::categorical, "--categorical {}", list, ". Try ", " or "},
    {Kind::also_categorical, "--categorical {}", list, "; add "},
    {Kind::keep_levels, "--categorical to keep a column of many levels"},
    {Kind::not_numeric, "leave {} out of --numeric", name, ". Try ", " or "},
    {Kind::features, "--features"},
    {Kind::ignore, "--ignore {}", list},
    {Kind::ignore_emptiest, "--ignore the emptiest columns"},
    {Kind::drop_rows, "--missing drop"},
    {Kind::impute, "--missing impute", plain, ". Try ", " or "},
    {Kind::positive, "{} against the rest", positives},
    {Kind::any_positive, "--positive LABEL (that label against the rest)"},
    {Kind::another_target, "another --target"},
    {Kind::l2, "--l2 {}"},
    {Kind::smaller_learning_rate, "a smaller --learning-rate"},
    {Kind::min_level_rows, "a model trained with --min-level-rows N"},
    {Kind::unseen_baseline, "--unseen baseline"},
    {Kind::unseen_empty, "--unseen empty", plain, ". Try ", " or "},
    {Kind::no_interval, "Leave out --interval", plain, ". "},
    {Kind::model_first, "The model, which logreg train -o FILE writes, is named before the data", plain, ". "},
};

}  // namespace

std::string words(std::span<const Cure> cures) {
  std::string result;
  for (std::size_t i = 0; i < cures.size(); ++i) {
    const Wording* const wording = std::ranges::find(wordings, cures[i].kind, &Wording::kind);
    assert(wording != std::end(wordings));
    if (i == 0) {
      result += wording->as_the_first;
    } else {
      result += i + 1 == cures.size() ? wording->as_the_last : ", ";
    }
    const Values values = cures[i].values;
    result += values.empty() ? std::string(wording->words)
                             : fmt::format(fmt::runtime(wording->words), wording->values(values));
  }
  return result;
}

}  // namespace logreg
