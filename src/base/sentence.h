// A sentence for the user that may mention settings. What a setting is called on the command line is known in verbs/
// only; below it a setting has a name.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace logreg {

// What the user can set, by the name that the model file has for it, "class-weight".
struct Setting {
  std::string name;

  bool operator==(const Setting&) const = default;
};

// How settings are called.
using SettingWords = std::string (*)(Setting);

std::string name_of(Setting setting);

class Sentence {
 public:
  struct Part {
    Part(std::string words) : text(std::move(words)) {}
    Part(std::string_view words) : text(words) {}
    Part(const char* words) : text(words) {}
    Part(char character) : text(1, character) {}
    Part(std::size_t number) : text(std::to_string(number)) {}
    Part(Setting mentioned) : setting(mentioned) {}

    std::string text;
    std::optional<Setting> setting;  // in the place of the text
  };

  Sentence(std::string text) : text_(std::move(text)) {}
  Sentence(const char* text) : text_(text) {}
  // Each {} of `format` stands for the next part.
  Sentence(std::string_view format, std::initializer_list<Part> parts);

  std::string worded(SettingWords words) const;

 private:
  std::string text_;                                       // without the settings
  std::vector<std::pair<std::size_t, Setting>> mentions_;  // and where in the text they stand
};

}  // namespace logreg
