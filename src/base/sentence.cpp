#include "base/sentence.h"

namespace logreg {

std::string name_of(Setting setting) {
  return setting.name;
}

Sentence::Sentence(std::string_view format, std::initializer_list<Part> parts) {
  for (const Part& part : parts) {
    const std::size_t here = format.find("{}");
    text_ += format.substr(0, here);
    format.remove_prefix(here + 2);
    if (part.setting) mentions_.emplace_back(text_.size(), *part.setting);
    text_ += part.text;
  }
  text_ += format;
}

std::string Sentence::worded(SettingWords words) const {
  std::string result;
  std::size_t from = 0;
  for (const auto& [at, setting] : mentions_) {
    result.append(text_, from, at - from);
    result += words(setting);
    from = at;
  }
  return result.append(text_, from);
}

}  // namespace logreg
