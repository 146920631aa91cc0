// What is odd about a column, in a sentence, and what can be done about it, as it is typed.
#pragma once

#include "base/cure.h"
#include "base/sentence.h"
#include "quality/table_check.h"

#include <span>
#include <string>

namespace logreg {

// How the user calls things.
struct CheckWords {
  SettingWords setting;
  std::string (*cures)(std::span<const Cure>);
};

struct FlagPhrases {
  std::string text;
  std::string cure;  // empty: nothing needs to be done
};

FlagPhrases flag_phrases(const Flag& flag, const CheckedColumn& column, const CheckWords& words);

// The same of several columns that have a flag of one fault: what is common to them.
FlagPhrases flag_phrases(Fault fault, std::span<const std::string> columns, const CheckWords& words);

}  // namespace logreg
