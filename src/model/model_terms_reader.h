// The terms of a model file, of which there may be a million: checked one by one as they are parsed, and put together
// with their columns, which stand behind them in the file.
//
// Beside the numbers only the texts of column and level are kept, one after another without a string for each.
#pragma once

#include "base/error.h"
#include "base/json.h"
#include "model/checked_json.h"
#include "model/model.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace logreg {

// null, or one of the words of the format.
Limit read_limit(const CheckedJson& key);

class ModelTermsReader {
 public:
  explicit ModelTermsReader(const std::string& file) : file_(&file) {}

  // The next element of the list. What is wrong with it is kept until check().
  void take(const Json& element, std::size_t index);
  // Throws the Error about the first element that was wrong.
  void check() const;
  // Puts them together with the columns, whose names differ. Throws Error.
  std::vector<ModelTerm> terms_of(const std::vector<ModelColumn>& columns);

 private:
  // Where the texts of a term end; they begin where those of the term before do.
  struct Ends {
    std::uint32_t column = 0;
    std::uint32_t level = 0;
  };

  void read(const CheckedJson& key);
  std::string_view column_text(std::size_t term) const;
  std::optional<std::string_view> level_text(std::size_t term) const;
  // Calls refuse(key) with the key of a term.
  template <class Refuse>
  void at(std::size_t term, const Refuse& refuse) const;

  const std::string* file_;
  std::vector<ModelTerm> terms_;  // `level` says only whether there is one
  std::vector<Ends> ends_;
  std::vector<bool> named_by_level_;
  std::string texts_;
  std::optional<Error> wrong_;
  std::optional<Error> misnamed_;
};

}  // namespace logreg
