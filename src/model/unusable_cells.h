// Cells that a model cannot use, by column: why, and the first and the commonest of them.
#pragma once

#include "base/error.h"
#include "data/distinct_texts.h"
#include "model/other_encoding.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace logreg {

enum class Unusable {
  missing,  // and nothing was learned for that
  unseen,   // a level that the training has not seen
  no_number,
  too_large,  // a number under which the logit overflows
  no_value,   // a number of which a function of the model has no finite value
};

// A cell as an example: what it says, and where it stands.
struct FoundCell {
  std::string text;
  Place place;
};

// Of one column.
struct UnusableColumn {
  static constexpr std::size_t most_texts = 1000;

  std::size_t missing = 0;
  std::size_t unseen = 0;
  std::size_t no_number = 0;
  std::size_t too_large = 0;
  std::size_t no_value = 0;
  DistinctTexts unseen_texts;   // the first ones
  bool keeps_all_texts = true;  // otherwise their counts are not whole
  FoundCell first_no_number;
  FoundCell first_too_large;
  FoundCell first_no_value;

  std::size_t count() const { return missing + unseen + no_number + too_large + no_value; }
  void add(Unusable why, std::string_view cell, std::size_t line);
  // Those of the rows that follow, which are of this file if it is named, and whose lines count from `line_base`.
  void add(const UnusableColumn& other, const std::string& file = {}, std::size_t line_base = 0);
};

struct NamedUnusable {
  std::string column;
  UnusableColumn cells;
  std::optional<OtherEncoding> encoding;  // in which some of the unseen levels are known
};

}  // namespace logreg
