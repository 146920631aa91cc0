#include "report/told_apart.h"

#include "base/text.h"
#include "report/layout.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <string_view>

namespace logreg {

namespace {

constexpr std::string_view gap = "...";

// Where names begin to differ, and a few bytes before, at the beginning of a character.
std::size_t difference(std::span<const std::string> names) {
  constexpr std::size_t shown_before = 4;
  const std::string& first = names.front();
  std::size_t same = first.size();
  for (const std::string& name : names) {
    const auto parted = std::ranges::mismatch(first, name).in1;
    same = std::min(same, static_cast<std::size_t>(parted - first.begin()));
  }
  same -= std::min(same, shown_before);
  const auto is_inside = [&](std::size_t at) { return (static_cast<unsigned char>(first[at]) & 0xC0U) == 0x80U; };
  while (same > 0 && same < first.size() && is_inside(same)) --same;
  return same;
}

// Different names that look alike when they are cut.
std::vector<std::string> told_apart_anew(const std::vector<std::string>& names, std::size_t most) {
  const std::size_t begin = difference(names);
  std::vector<std::string> result;
  std::set<std::string> taken;
  for (const std::string& name : names) {
    std::string shown = std::string(gap) + shortened(name.substr(begin), most - gap.size());
    for (std::size_t number = 2; !taken.insert(shown).second; ++number) {
      const std::string mark = fmt::format(" ({})", number);
      shown = shortened(shown, most - mark.size()) + mark;
    }
    result.push_back(std::move(shown));
  }
  return result;
}

}  // namespace

std::vector<std::string> told_apart(std::span<const std::string> names, std::size_t most) {
  std::vector<std::string> result;
  std::map<std::string, std::vector<std::string>> alike;  // names, by what they look like
  for (const std::string& name : names) {
    const std::string whole = visible(name);
    result.push_back(shortened(whole, most));
    std::vector<std::string>& known = alike[result.back()];
    if (std::ranges::find(known, whole) == known.end()) known.push_back(whole);
  }
  for (const auto& [look, different] : alike) {
    if (different.size() == 1) continue;
    const std::vector<std::string> anew = told_apart_anew(different, most);
    for (std::size_t i = 0; i < result.size(); ++i) {
      if (result[i] != look) continue;
      const auto found = std::ranges::find(different, visible(names[i]));
      result[i] = anew[static_cast<std::size_t>(found - different.begin())];
    }
  }
  return result;
}

}  // namespace logreg
