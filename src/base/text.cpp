#include "base/text.h"

#include "base/utf8.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

namespace logreg {

namespace {

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool differ_in_case_only(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) { return lower(x) == lower(y); });
}

// Twice the restricted Damerau-Levenshtein distance; letters that differ in case only cost 1.
std::size_t doubled_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before_last;
  std::vector<std::size_t> last(b.size() + 1);
  std::vector<std::size_t> current(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) last[j] = 2 * j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    current[0] = 2 * i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t change = a[i - 1] == b[j - 1] ? 0 : (lower(a[i - 1]) == lower(b[j - 1]) ? 1 : 2);
      current[j] = std::min({last[j] + 2, current[j - 1] + 2, last[j - 1] + change});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        current[j] = std::min(current[j], before_last[j - 2] + 2);
      }
    }
    before_last = last;
    last = current;
  }
  return last[b.size()];
}

// As one argument of a shell that knows $'\n', of a text with bytes that cannot be seen.
std::string escaped_word(const std::string& text) {
  std::string escaped;
  for (const char c : text) {
    if (c == '\\' || c == '\'') escaped += '\\';
    escaped += c;
  }
  return "$'" + visible(escaped) + "'";
}

}  // namespace

std::string visible(std::string_view text) {
  std::string result;
  while (!text.empty()) {
    const std::size_t length = utf8_length(text);
    const std::string_view character = text.substr(0, std::max<std::size_t>(length, 1));
    if (character == "\n") {
      result += "\\n";
    } else if (character == "\r") {
      result += "\\r";
    } else if (character == "\t") {
      result += "\\t";
    } else if (length == 0 || is_control(character)) {
      for (const char c : character) result += fmt::format("\\x{:02x}", static_cast<unsigned char>(c));
    } else {
      result += character;
    }
    text.remove_prefix(character.size());
  }
  return result;
}

std::string_view first_characters(std::string_view text, std::size_t most) {
  std::size_t end = 0;
  while (end < text.size()) {
    const std::size_t next = end + std::max<std::size_t>(utf8_length(text.substr(end)), 1);
    if (next > most) break;
    end = next;
  }
  return text.substr(0, end);
}

std::string quoted(std::string_view text, std::size_t most) {
  if (text.size() <= most) return '"' + visible(text) + '"';
  return '"' + visible(first_characters(text, most)) + "...\"";
}

std::string quoted_list(std::span<const std::string> names, std::size_t most) {
  std::string result;
  const std::size_t shown = names.size() <= most + 1 ? names.size() : most;
  for (std::size_t i = 0; i < shown; ++i) {
    if (i > 0) result += i + 1 == names.size() ? " and " : ", ";
    result += quoted(names[i]);
  }
  if (shown < names.size()) result += fmt::format(" and {} more", names.size() - shown);
  return result;
}

std::string counted(std::size_t count, std::string_view noun) {
  return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

std::string nearest(std::string_view name, std::span<const std::string> candidates) {
  std::string best;
  // One letter for another is a misspelling, unless there was only that one.
  const std::size_t least = name.size() > 1 ? 2 : 1;
  std::size_t best_distance = std::max<std::size_t>(2 * name.size() / 3, least) + 1;
  for (const std::string& candidate : candidates) {
    // No text is nearer than the difference of the lengths, which keeps long lists cheap.
    const std::size_t lengths =
        candidate.size() > name.size() ? candidate.size() - name.size() : name.size() - candidate.size();
    if (2 * lengths >= best_distance) continue;
    const std::size_t distance = differ_in_case_only(name, candidate) ? 1 : doubled_distance(name, candidate);
    if (distance < best_distance) {
      best_distance = distance;
      best = candidate;
    }
  }
  return best;
}

std::string did_you_mean(std::string_view name, std::span<const std::string> candidates) {
  const std::string near = nearest(name, candidates);
  return near.empty() ? std::string() : fmt::format("; did you mean {}?", quoted(near));
}

std::string at(const Place& place) {
  return place.line == 0 ? visible(place.file) : fmt::format("{}:{}", visible(place.file), place.line);
}

std::string shell_word(const std::string& text) {
  const bool plain = !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-' ||
           c == '.' || c == ',' || c == '/' || c == '%' || c == '+' || c == '=' || c == ':';
  });
  if (plain) return text;
  if (visible(text) != text) return escaped_word(text);
  const bool may_stand_in_double_quotes = text.find_first_of("\"$`\\!") == std::string::npos;
  if (text.find('\'') != std::string::npos && may_stand_in_double_quotes) return '"' + text + '"';
  std::string result = "'";
  for (const char c : text) result += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return result + "'";
}

std::string list_argument(std::span<const std::string> texts) {
  std::string result;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const bool plain = texts[i].find_first_of(",\"") == std::string::npos;
    if (i > 0) result += ',';
    if (!plain) result += '"';
    for (const char c : texts[i]) result += c == '"' ? std::string("\"\"") : std::string(1, c);
    if (!plain) result += '"';
  }
  return shell_word(result);
}

std::string list_argument(const std::string& text) {
  return list_argument({&text, 1});
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (;;) {
    const std::size_t end = text.find(separator);
    parts.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

}  // namespace logreg
