#include "model/other_encoding.h"

#include "base/windows_1252.h"

#include <algorithm>
#include <unordered_map>

namespace logreg {

namespace {

bool is_ascii(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

std::string_view name_of(std::string_view bytes) {
  return needs_windows_1252(bytes) ? "WINDOWS-1252" : "LATIN1";
}

}  // namespace

std::optional<OtherEncoding> in_other_encoding(std::string_view text, std::string_view known) {
  if (is_ascii(text)) return std::nullopt;
  if (utf8_of_windows_1252(text) == known) {
    return OtherEncoding{std::string(text), std::string(known), name_of(text), "UTF-8"};
  }
  if (utf8_of_windows_1252(known) == text) {
    return OtherEncoding{std::string(text), std::string(known), "UTF-8", name_of(known)};
  }
  return std::nullopt;
}

std::optional<OtherEncoding> in_other_encoding(const std::vector<DistinctText>& unknown,
                                               const std::vector<DistinctText>& known) {
  // Each known text by what it is called in the other encoding, both ways.
  std::unordered_map<std::string, std::string_view> by_utf8;
  DistinctTexts plain;
  for (const DistinctText& text : known) {
    if (is_ascii(text.text)) continue;
    by_utf8.emplace(utf8_of_windows_1252(text.text), text.text);
    plain.add(text.text, 0);
  }
  std::optional<OtherEncoding> result;
  for (const DistinctText& text : unknown) {
    if (is_ascii(text.text)) continue;
    const std::size_t place = plain.find(utf8_of_windows_1252(text.text));
    const auto turned = by_utf8.find(text.text);
    if (place == DistinctTexts::absent && turned == by_utf8.end()) continue;
    if (!result)
      result =
          in_other_encoding(text.text, place == DistinctTexts::absent ? turned->second : plain.texts()[place].text);
    result->cells += text.count;
  }
  return result;
}

}  // namespace logreg
