#include "verbs/cures.h"

#include "base/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <iterator>
#include <string_view>
#include <utility>

namespace logreg {

namespace {

using Kind = Cure::Kind;
using Values = std::vector<std::string>;

enum class Sort {
  option,       // solves what is wrong
  other_model,  // an option that solves it by modelling something else
  open,         // some option, which has to be found
  deed,         // is done by the user
};

struct Row {
  Kind kind;
  Sort sort;
  std::string_view words;  // {} stands for the argument
  std::string (*argument)(const Values&, const Request&) = nullptr;
  void (*apply)(const Values&, Request&) = nullptr;
  std::string_view meaning = {};  // stands behind it
};

// Arguments: a value as it is, as the shell needs it, and all that the option says.

std::string name(const Values& values, const Request&) {
  return quoted(values.front());
}

std::string word(const Values& values, const Request&) {
  return values.front() == "," ? "," : shell_word(values.front());
}

std::string delimiter(const Values& values, const Request&) {
  const char c = values.front().front();
  if (c == Dialect::blanks) return "blank";
  if (c == '\t') return "tab";
  return c < ' ' ? fmt::format("'\\x{:02x}'", c) : shell_word(values.front());
}

// Such an option for each value.
std::string each(std::string_view option, const Values& values) {
  std::vector<std::string> options;
  for (const std::string& value : values) options.push_back(fmt::format("{} {}", option, shell_word(value)));
  return fmt::format("{}", fmt::join(options, " "));
}

std::string decimals(const Values&, const Request& request) {
  return each("--decimal", request.reading.rules.decimals);
}

std::string positives(const Values& values, const Request&) {
  return each("--positive", values);
}

std::string missing_of_columns(const Values&, const Request& request) {
  return list_argument(request.reading.rules.missing);
}

std::string parse_number(const Values&, const Request& request) {
  return list_argument(request.reading.rules.parse_number);
}

void add_all(std::vector<std::string>& to, const Values& values) {
  for (const std::string& value : values) {
    if (std::ranges::find(to, value) == to.end()) to.push_back(value);
  }
}

// COLUMN=FORMAT each, in the place of what was said of the column.
void set_dates(const Values& values, std::vector<std::string>& dates) {
  for (const std::string& value : values) {
    const std::string column = value.substr(0, value.rfind('='));
    std::erase_if(dates, [&](const std::string& other) { return other == column || other.starts_with(column + '='); });
  }
  add_all(dates, values);
}

std::string dates(const Values&, const Request& request) {
  return list_argument(request.reading.rules.dates);
}

std::string encodings(const Values& values, const Request&) {
  return fmt::format("-f {} -t {}", values.front(), values.back());
}

std::string categorical(const Values&, const Request& request) {
  return list_argument(request.columns.categorical);
}

std::string ignore(const Values&, const Request& request) {
  return list_argument(request.columns.ignore);
}

void add_categorical(const Values& values, Request& request) {
  add_all(request.columns.categorical, values);
}

void add_ignored(const Values& values, Request& request) {
  add_all(request.columns.ignore, values);
}

constexpr Row rows[] = {
    {Kind::another_delimiter, Sort::open, "use another --delimiter"},
    {Kind::another_layout, Sort::open, ""},
    {Kind::delimiter, Sort::option, "--delimiter {}", delimiter,
     [](const Values& values, Request& request) { request.reading.options.delimiter = values.front().front(); }},
    {Kind::quote, Sort::option, "--quote {}", word,
     [](const Values& values, Request& request) { request.reading.options.quote = values.front().front(); }},
    {Kind::escape, Sort::option, "--escape {}", word,
     [](const Values& values, Request& request) { request.reading.options.escape = values.front().front(); }},
    {Kind::no_quote, Sort::option, "--no-quote", nullptr,
     [](const Values&, Request& request) { request.reading.options.quote = Dialect::no_quote; }},
    {Kind::comment, Sort::option, "--comment {}", word,
     [](const Values& values, Request& request) { request.reading.options.comment = values.front().front(); }},
    {Kind::header, Sort::option, "--header", nullptr,
     [](const Values&, Request& request) { request.reading.options.header = HeaderRule::insisted; },
     "if that is the header"},
    {Kind::no_header, Sort::option, "--no-header", nullptr,
     [](const Values&, Request& request) { request.reading.options.header = HeaderRule::absent; }, "if that is a row"},
    {Kind::skip_lines, Sort::option, "--skip-lines {}", word,
     [](const Values& values, Request& request) { request.reading.options.skip_lines = std::stoul(values.front()); }},
    {Kind::skip_after_header, Sort::option, "--skip-after-header {}", word,
     [](const Values& values, Request& request) {
       request.reading.options.skip_after_header = std::stoul(values.front());
     }},
    {Kind::decimal, Sort::option, "--decimal {}", word,
     [](const Values& values, Request& request) { request.reading.options.decimal = values.front().front(); }},
    {Kind::column_decimals, Sort::option, "{}", decimals,
     [](const Values& values, Request& request) { add_all(request.reading.rules.decimals, values); }},
    {Kind::missing_of_columns, Sort::option, "--na {}", missing_of_columns,
     [](const Values& values, Request& request) { add_all(request.reading.rules.missing, values); }},
    {Kind::parse_number, Sort::option, "--parse-number {}", parse_number,
     [](const Values& values, Request& request) { add_all(request.reading.rules.parse_number, values); }},
    {Kind::dates, Sort::option, "--date {}", dates,
     [](const Values& values, Request& request) { set_dates(values, request.reading.rules.dates); }},

    {Kind::also_categorical, Sort::option, "--categorical {}", categorical, add_categorical},
    {Kind::categorical, Sort::other_model, "--categorical {}", categorical, add_categorical,
     "each of its texts a level"},
    {Kind::keep_levels, Sort::other_model, "--categorical {}", categorical, add_categorical,
     "each of its texts a level"},
    {Kind::not_numeric, Sort::other_model, "leave {} out of --numeric", name,
     [](const Values& values, Request& request) { std::erase(request.columns.numeric, values.front()); },
     "each of its texts a level"},
    {Kind::ignore, Sort::other_model, "--ignore {}", ignore, add_ignored, "without that column"},
    {Kind::ignore_emptiest, Sort::open, "leave out the emptiest columns"},
    {Kind::drop_rows, Sort::option, "--missing drop", nullptr,
     [](const Values&, Request& request) { request.columns.missing = MissingPolicy::drop; }},
    {Kind::impute, Sort::other_model, "--missing impute", nullptr,
     [](const Values&, Request& request) { request.columns.missing = MissingPolicy::impute; },
     "missing cells filled in"},
    {Kind::positive, Sort::other_model, "{}", positives,
     [](const Values& values, Request& request) { request.columns.positives = values; }, "against the rest"},
    {Kind::positives_together, Sort::option, "{}", positives,
     [](const Values& values, Request& request) { request.columns.positives = values; }},
    {Kind::any_positive, Sort::deed, "name with --positive LABEL the one that is modelled against the rest"},
    {Kind::another_target, Sort::deed, "choose another --target"},

    {Kind::unseen_baseline, Sort::option, "--unseen baseline", nullptr,
     [](const Values&, Request& request) { request.unseen = Unseen::baseline; }},
    {Kind::unseen_empty, Sort::option, "--unseen empty", nullptr,
     [](const Values&, Request& request) { request.unseen = Unseen::unusable; }},
    {Kind::l2, Sort::deed, "use a penalty, as --l2 {}", word},
    {Kind::smaller_learning_rate, Sort::deed, "use a smaller --learning-rate"},
    {Kind::min_level_rows, Sort::deed, "train the model with --min-level-rows N"},
    {Kind::no_interval, Sort::deed, "leave out --interval"},
    {Kind::model_first, Sort::deed, "name the model, which logreg train -o FILE writes, before the data"},

    {Kind::convert, Sort::deed, "convert the file, as by iconv {} FILE | logreg ... -", encodings},
    {Kind::add_header, Sort::deed, "put a line of names before it (under --no-header they are 1, 2, ...)"},
    {Kind::mend_line, Sort::deed, "mend the line"},
    {Kind::rename_column, Sort::deed, "rename one"},
    {Kind::delete_line, Sort::deed, "delete the line"},
    {Kind::split_tables, Sort::deed, "put what stands there into a file of its own"},
    {Kind::join_header, Sort::deed, "write the header in one line"},
    {Kind::export_as_csv, Sort::deed, "export it as CSV"},
    {Kind::mend_cells, Sort::deed, "mend the cells"},
    {Kind::mend_labels, Sort::deed, "mend the labels"},
    {Kind::close_quote, Sort::deed, "close the quote"},
};

const Row& row_of(const Cure& cure) {
  const Row* const row = std::ranges::find(rows, cure.kind, &Row::kind);
  assert(row != std::end(rows));
  return *row;
}

std::string words(const Cure& cure, const Request& request) {
  const Row& row = row_of(cure);
  if (row.argument == nullptr) return std::string(row.words);
  return fmt::format(fmt::runtime(row.words), row.argument(cure.values, request));
}

// Ways out, one of which will do.
class Ways {
 public:
  void add(const std::string& way) { ways_.push_back(way); }
  bool empty() const { return ways_.empty(); }
  // `beginning`: of the sentence.
  std::string sentence(std::string_view beginning) const {
    return fmt::format(". {}{}", beginning, fmt::join(ways_, " or "));
  }

 private:
  std::vector<std::string> ways_;
};

std::string with_capital(std::string sentence) {
  constexpr std::size_t first_letter = 2;  // behind the full stop and a blank
  char& letter = sentence[first_letter];
  if (letter >= 'a' && letter <= 'z') letter = static_cast<char>(letter - 'a' + 'A');
  return sentence;
}

}  // namespace

bool is_option(const Cure& cure) {
  return row_of(cure).apply != nullptr;
}

bool is_open(const Cure& cure) {
  return row_of(cure).sort == Sort::open;
}

bool means_another_model(const Cure& cure) {
  return row_of(cure).sort == Sort::other_model;
}

void apply(const Cure& cure, Request& request) {
  row_of(cure).apply(cure.values, request);
}

Offer offer(std::vector<Cure> cures, Request request) {
  for (const Cure& cure : cures) apply(cure, request);
  return {std::move(cures), std::move(request)};
}

Offer with(const Offer& offer, const Cure& option) {
  Offer result = offer;
  result.cures.push_back(option);
  apply(option, result.request);
  return result;
}

bool is_settled(const Cure& option, const Offer& offer) {
  return std::ranges::find(offer.cures, option.kind, &Cure::kind) != offer.cures.end();
}

bool means_another_model(const Offer& offer) {
  return std::ranges::any_of(offer.cures, [](const Cure& cure) { return means_another_model(cure); });
}

std::string words(const Offer& offer) {
  std::vector<std::string> options;
  std::vector<std::string> meanings;
  for (const Cure& cure : offer.cures) {
    add_all(options, {words(cure, offer.request)});
    if (!row_of(cure).meaning.empty()) add_all(meanings, {std::string(row_of(cure).meaning)});
  }
  const std::string result = fmt::format("{}", fmt::join(options, " "));
  return meanings.empty() ? result : fmt::format("{} ({})", result, fmt::join(meanings, "; "));
}

std::string words(std::span<const Offer> offers, std::span<const Cure> deeds, std::string_view tried_on) {
  Ways ways;
  Ways others;
  for (const Offer& offer : offers) (means_another_model(offer) ? others : ways).add(words(offer));
  const bool begins_with_deed = ways.empty();
  for (const Cure& deed : deeds) ways.add(words(deed, {}));
  if (ways.empty() && others.empty()) return {};
  if (ways.empty()) ways.add("mend the data");
  std::string result = begins_with_deed ? with_capital(ways.sentence("")) : ways.sentence("Try ");
  if (!others.empty()) result += others.sentence("Another model: ");
  if (!offers.empty() && !tried_on.empty()) result += fmt::format(" (tried on {})", tried_on);
  return result;
}

std::string words(std::span<const Cure> cures) {
  std::vector<Offer> offers;
  std::vector<Cure> deeds;
  for (const Cure& cure : cures) {
    if (is_option(cure)) {
      offers.push_back(offer({cure}));
    } else if (!row_of(cure).words.empty()) {
      deeds.push_back(cure);
    }
  }
  return words(offers, deeds, {});
}

}  // namespace logreg
