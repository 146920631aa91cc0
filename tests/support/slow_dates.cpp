#include "base/utf8.h"
#include "slow_cells.h"

#include <time.h>

#include <array>
#include <cstddef>
#include <cstdlib>
#include <map>
#include <optional>
#include <regex>
#include <string>
#include <vector>

namespace logreg {

namespace {

const std::string blanks =
    "(?:[\t-\r "
    "]|\xC2\x85|\xC2\xA0|\xE1\x9A\x80|\xE2\x80[\x80-\x8A]|\xE2\x80\xA8|\xE2\x80\xA9|\xE2\x80\xAF|\xE2\x81\x9F|"
    "\xE3\x80\x80)*";

// A regular expression and the letter of each of its groups.
struct Pattern {
  std::string text;
  std::string groups;

  void group(char letter, const std::string& inner) {
    text += '(' + inner + ')';
    groups += letter;
  }
  // As much as it can be, whatever follows.
  void whole_group(char letter, const std::string& inner) {
    text += "(?=(" + inner + "))(?:\\" + std::to_string(groups.size() + 1) + ')';
    groups += letter;
  }
  void fraction() {
    text += "(?:(?![.,])|[.,]";
    whole_group('f', "[0-9]+");
    text += ')';
  }
};

void add_zone(Pattern& pattern) {
  pattern.text += "(?:";
  pattern.group('Z', "[Zz]|[Uu][Tt][Cc]|[Gg][Mm][Tt]");
  pattern.text += '|';
  pattern.group('+', "[-+]|\xE2\x88\x92");
  pattern.group('h', "[0-9][0-9]");
  pattern.text += "(?::";
  pattern.group('i', "[0-9][0-9]");
  pattern.text += '|';
  pattern.group('i', "[0-9][0-9]");
  pattern.text += "|(?![:0-9])))";
}

// Letters that stand for several.
std::string written_out(std::string letters) {
  const std::pair<std::string, std::string> pairs[] = {
      {"%T", "%H:%M:%S"}, {"%R", "%H:%M"}, {"%F", "%Y-%m-%d"}, {"%D", "%m/%d/%y"}, {"%OS", "%S"}};
  std::string result;
  for (std::size_t i = 0; i < letters.size();) {
    std::size_t size = letters[i] == '%' ? std::min<std::size_t>(2, letters.size() - i) : 1;
    std::string piece = letters.substr(i, size);
    for (const auto& [from, to] : pairs) {
      if (letters.compare(i, from.size(), from) != 0) continue;
      piece = to;
      size = from.size();
    }
    result += piece;
    i += size;
  }
  return result;
}

struct Letter {
  char letter;
  char group;
  bool blanks_in_front;
  const char* inner;
};

constexpr Letter letters_of_groups[] = {
    {'Y', 'Y', true, "[0-9]{4}"},    {'y', 'y', true, "[0-9]{2}"},
    {'m', 'm', true, "[0-9]{1,2}"},  {'d', 'd', true, "[0-9]{1,2}"},
    {'e', 'd', true, "[0-9]{1,2}"},  {'j', 'j', true, "[0-9]{1,3}"},
    {'b', 'b', false, "[A-Za-z]+"},  {'B', 'b', false, "[A-Za-z]+"},
    {'h', 'b', false, "[A-Za-z]+"},  {'a', 'a', false, "[A-Za-z]+"},
    {'A', 'a', false, "[A-Za-z]+"},  {'k', 'H', true, "[0-9]{1,2}"},
    {'H', 'H', false, "[0-9]{1,2}"}, {'l', 'I', true, "[0-9]{1,2}"},
    {'I', 'I', false, "[0-9]{1,2}"}, {'M', 'M', false, "[0-9]{1,2}"},
    {'S', 'S', false, "[0-9]{1,2}"}, {'s', 's', false, "[0-9]+"},
    {'f', 'f', false, "[0-9]+"},     {'p', 'p', false, "[AaPp](?:[Mm]|\\.[Mm]\\.)"}};

void add_letter(char letter, const std::string& next, Pattern& pattern) {
  if (letter == 'z') return add_zone(pattern);
  if (letter == '%') {
    pattern.text += letter;
    return;
  }
  if (letter == 'n' || letter == 't') pattern.text += blanks;
  if (letter == 's') pattern.group('-', "-?");
  for (const Letter& known : letters_of_groups) {
    if (known.letter != letter) continue;
    if (known.blanks_in_front) pattern.text += blanks;
    pattern.whole_group(known.group, known.inner);
  }
  const bool has_own = next.rfind("%f", 0) == 0 || next.rfind('.', 0) == 0 || next.rfind(',', 0) == 0;
  if ((letter == 'S' || letter == 's') && !has_own) pattern.fraction();
}

Pattern pattern_of(const std::string& letters) {
  Pattern pattern;
  const std::string all = written_out(letters);
  for (std::size_t i = 0; i < all.size();) {
    const std::string character(first_character(std::string_view(all).substr(i)));
    if (character == "%") {
      add_letter(all[i + 1], all.substr(i + 2), pattern);
      i += 2;
    } else if (is_blank(character)) {
      pattern.text += blanks;
      i += character.size();
    } else {
      if (std::string("^$\\.*+?()[]{}|/").find(all[i]) != std::string::npos) pattern.text += '\\';
      pattern.text += all[i++];
    }
  }
  return pattern;
}

Pattern iso_pattern() {
  Pattern pattern;
  pattern.group('Y', "[0-9]{4}");
  pattern.text += "(?:-";
  for (const char* const joint : {"-", ""}) {
    const std::string between(joint);
    const std::string colon = between.empty() ? "" : ":";
    const std::string one_or_two = between.empty() ? "[0-9]{2}" : "[0-9]{1,2}";
    pattern.group('m', one_or_two);
    pattern.text += between;
    pattern.group('d', one_or_two);
    pattern.text += "(?:(?:[Tt]|" + blanks.substr(0, blanks.size() - 1) + "+)";
    pattern.group('H', one_or_two);
    pattern.text += colon;
    pattern.group('M', "[0-9]{2}");
    pattern.text += "(?:" + colon;
    pattern.group('S', "[0-9]{2}");
    pattern.text += "(?:[.,]";
    pattern.group('f', "[0-9]+");
    pattern.text += ")?)?(?:" + blanks;
    add_zone(pattern);
    pattern.text += ")?)?";
    pattern.text += between.empty() ? ")" : "|";
  }
  return pattern;
}

// The position of a name, its first three letters or a further abbreviation, or -1.
int position(std::string name, const std::vector<std::string>& names, const std::vector<std::string>& abbreviations) {
  for (char& c : name) c = static_cast<char>(c | 0x20);
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (name == names[i] || name == names[i].substr(0, 3)) return static_cast<int>(i);
    for (const std::string& known : abbreviations) {
      if (name == known && names[i].rfind(known, 0) == 0) return static_cast<int>(i);
    }
  }
  return -1;
}

// What each letter's group holds; of several the one that is there.
std::map<char, std::string> fields_of(const std::string& cell, const Pattern& pattern, const std::regex& expression) {
  std::map<char, std::string> fields;
  std::smatch found;
  if (!std::regex_match(cell, found, expression)) return fields;
  for (std::size_t i = 0; i < pattern.groups.size(); ++i) {
    if (found[i + 1].matched) fields[pattern.groups[i]] = found[i + 1].str();
  }
  fields['!'] = "matched";
  return fields;
}

class Said {
 public:
  explicit Said(std::map<char, std::string> fields) : fields_(std::move(fields)) {}
  bool any(char letter) const { return fields_.count(letter) > 0; }
  int number(char letter, int otherwise) const {
    return any(letter) ? std::atoi(fields_.at(letter).c_str()) : otherwise;
  }
  const std::string& text(char letter) const { return fields_.at(letter); }
  double fraction() const { return any('f') ? std::strtod(("0." + fields_.at('f')).c_str(), nullptr) : 0; }

 private:
  std::map<char, std::string> fields_;
};

int month_of(const Said& said) {
  static const std::vector<std::string> names = {"january", "february", "march",     "april",   "may",      "june",
                                                 "july",    "august",   "september", "october", "november", "december"};
  return said.any('b') ? position(said.text('b'), names, {"sept"}) : said.number('m', 1) - 1;
}

int weekday_of(const Said& said) {
  static const std::vector<std::string> names = {"sunday",   "monday", "tuesday", "wednesday",
                                                 "thursday", "friday", "saturday"};
  return position(said.text('a'), names, {"tues", "thur", "thurs"});
}

// Seconds from 1970 to the midnight of the day; nothing: the calendar has no such day.
std::optional<time_t> midnight(const Said& said) {
  tm date{};
  const int year =
      said.any('y') ? said.number('y', 0) + (said.number('y', 0) >= 69 ? 1900 : 2000) : said.number('Y', 0);
  date.tm_year = year - 1900;
  date.tm_mon = month_of(said);
  date.tm_mday = said.any('j') ? said.number('j', 1) : said.number('d', 1);
  if (date.tm_mon < 0 || date.tm_mday < 1) return std::nullopt;
  const tm told = date;
  const time_t seconds = timegm(&date);
  const bool same_day = date.tm_mon == told.tm_mon && date.tm_mday == told.tm_mday;
  if (said.any('j') ? date.tm_year != told.tm_year : !same_day) return std::nullopt;
  if (said.any('a') && weekday_of(said) != date.tm_wday) return std::nullopt;
  return seconds;
}

std::optional<int> second_of_day(const Said& said) {
  int hour = said.number('H', 0);
  const int minute = said.number('M', 0);
  const int second = said.number('S', 0);
  if (said.any('I')) {
    hour = said.number('I', 0);
    if (hour < 1 || hour > 12) return std::nullopt;
    hour = hour % 12 + ((said.text('p')[0] | 0x20) == 'p' ? 12 : 0);
  }
  const bool is_midnight = minute == 0 && second == 0 && said.fraction() == 0;
  if (hour > 24 || (hour == 24 && !is_midnight) || minute > 59 || second > 60) return std::nullopt;
  return 3600 * hour + 60 * minute + second;
}

std::optional<int> offset_of(const Said& said) {
  const int hours = said.number('h', 0);
  const int minutes = said.number('i', 0);
  if (hours > 23 || minutes > 59) return std::nullopt;
  const int seconds = 3600 * hours + 60 * minutes;
  return said.any('+') && said.text('+') != "+" ? -seconds : seconds;
}

std::optional<DateFormat::Moment> moment(const Said& said) {
  constexpr double day = 86400;
  if (said.any('s')) {
    if (said.text('s').size() > 12) return std::nullopt;
    const double seconds = static_cast<double>(std::atoll(said.text('s').c_str())) + said.fraction();
    return DateFormat::Moment{(said.text('-').empty() ? seconds : -seconds) / day, true};
  }
  const bool has_date = said.any('Y') || said.any('y');
  const std::optional<time_t> date = has_date ? midnight(said) : std::optional<time_t>(0);
  const std::optional<int> time = second_of_day(said);
  const std::optional<int> offset = offset_of(said);
  if (!date || !time || !offset) return std::nullopt;
  return DateFormat::Moment{(static_cast<double>(*date + *time - *offset) + said.fraction()) / day,
                            said.any('Z') || said.any('+')};
}

std::optional<DateFormat::Moment> read(const Pattern& pattern, const std::regex& expression, std::string_view cell) {
  const Said said(fields_of(std::string(trimmed_blanks(cell)), pattern, expression));
  return said.any('!') ? moment(said) : std::nullopt;
}

}  // namespace

std::optional<DateFormat::Moment> slow_iso_date(std::string_view cell) {
  static const Pattern pattern = iso_pattern();
  static const std::regex expression(pattern.text);
  return read(pattern, expression, cell);
}

std::optional<DateFormat::Moment> slow_date(std::string_view letters, std::string_view cell) {
  const Pattern pattern = pattern_of(std::string(letters));
  return read(pattern, std::regex(pattern.text), cell);
}

}  // namespace logreg
