#include "model/model_terms_reader.h"

#include "data/distinct_texts.h"
#include "model/model_format.h"
#include "model/test_json.h"

#include <fmt/format.h>

#include <map>
#include <utility>

namespace logreg {

namespace {

const Json no_value;

// A column, the levels that it can have, and which of them have had their term; or whether the column has.
class KnownColumn {
 public:
  KnownColumn(const ModelColumn& described, std::size_t at)
      : position(static_cast<std::uint32_t>(at)), column(&described), seen(described.levels.size() + 1, false) {}

  // The position of that level, or DistinctTexts::absent.
  std::size_t find(std::string_view text) {
    // Terms have the order of the levels, with one left out for the baseline.
    const std::size_t begin = next_;
    for (next_ = begin; next_ < column->levels.size() && next_ < begin + 2; ++next_) {
      if (column->levels[next_] == text) return next_++;
    }
    if (levels_.size() == 0) {
      for (const std::string& level : column->levels) levels_.add(level, 0);
    }
    const std::size_t found = levels_.find(text);
    next_ = found == DistinctTexts::absent ? begin : found + 1;
    return found;
  }

  std::uint32_t position;
  const ModelColumn* column;
  std::vector<bool> seen;

 private:
  std::size_t next_ = 0;
  DistinctTexts levels_;  // filled when it is needed
};

}  // namespace

Limit read_limit(const CheckedJson& key) {
  const auto word = [](const CheckedJson& each) { return each.one_of(model_format::limits); };
  return key.unless_null(word).value_or(Limit::none);
}

template <class Refuse>
void ModelTermsReader::at(std::size_t term, const Refuse& refuse) const {
  const CheckedJson document(no_value, *file_);
  const CheckedJson list(document, no_value, "terms");
  refuse(CheckedJson(list, no_value, term));
}

void ModelTermsReader::take(const Json& element, std::size_t index) {
  if (wrong_) return;
  const CheckedJson document(no_value, *file_);
  const CheckedJson list(document, no_value, "terms");
  try {
    read(CheckedJson(list, element, index));
  } catch (const Error& error) {
    wrong_ = error;
  }
}

// What the file says of a term, in the order of its keys.
void ModelTermsReader::read(const CheckedJson& key) {
  ModelTerm term;
  const std::string name = key["term"].text();
  const std::string column = key["column"].text();
  const auto level = key["level"].unless_null(&CheckedJson::text);
  term.coefficient = key["coefficient"].number();
  term.std_error = key["std_error"].unless_null(&CheckedJson::not_negative);
  term.mean = key["mean"].number();
  term.sd = key["sd"].positive();
  const std::string wanted = term_name(column, level ? &*level : nullptr);
  term.limit = read_limit(key["limit"]);
  if (key.has("conf_low")) term.wald = read_test(key);  // files of former versions have none
  // Combinations of levels are named by their level.
  named_by_level_.push_back(level && name == *level && name != wanted);
  if (name != wanted && !named_by_level_.back() && !misnamed_) {
    try {
      key["term"].refuse(
          fmt::format("must be {}, as column and level have it, not {}", json_string(wanted), json_string(name)));
    } catch (const Error& error) {
      misnamed_ = error;  // what is wrong with column or level says more
    }
  }
  if (level) term.level = 0;
  terms_.push_back(term);
  texts_ += column;
  const auto column_end = static_cast<std::uint32_t>(texts_.size());
  if (level) texts_ += *level;
  ends_.push_back({column_end, static_cast<std::uint32_t>(texts_.size())});
}

void ModelTermsReader::check() const {
  if (wrong_) throw Error(*wrong_);
}

std::string_view ModelTermsReader::column_text(std::size_t term) const {
  const std::size_t begin = term == 0 ? 0 : ends_[term - 1].level;
  return std::string_view(texts_).substr(begin, ends_[term].column - begin);
}

std::optional<std::string_view> ModelTermsReader::level_text(std::size_t term) const {
  if (terms_[term].level == ModelTerm::no_level) return std::nullopt;
  return std::string_view(texts_).substr(ends_[term].column, ends_[term].level - ends_[term].column);
}

// A term is a numeric column, or a level that is not the baseline. The names of terms may be equal: the column "a=b",
// and the level "b" of the column "a".
std::vector<ModelTerm> ModelTermsReader::terms_of(const std::vector<ModelColumn>& columns) {
  std::map<std::string_view, KnownColumn> known;
  for (std::size_t i = 0; i < columns.size(); ++i) known.emplace(columns[i].name, KnownColumn(columns[i], i));
  for (std::size_t i = 0; i < terms_.size(); ++i) {
    const auto found = known.find(column_text(i));
    if (found == known.end()) {
      at(i, [](const CheckedJson& key) { CheckedJson(key, no_value, "column").refuse("names none of the columns"); });
    }
    // cppcheck-suppress derefInvalidIteratorRedundantCheck  // refuse() has thrown
    KnownColumn& column = found->second;
    const auto level = level_text(i);
    std::size_t place = 0;
    if (column.column->type == ColumnType::numeric) {
      at(i, [&](const CheckedJson& key) {
        const Json said = level ? Json(*level) : Json();
        CheckedJson(key, said, "level").nothing("in a numeric column");
      });
    } else {
      place = level ? column.find(*level) : DistinctTexts::absent;
      if (place == DistinctTexts::absent || *level == column.column->baseline) {
        at(i, [](const CheckedJson& key) {
          CheckedJson(key, no_value, "level").refuse("must be a level of its column, and not the baseline");
        });
      }
      terms_[i].level = static_cast<std::uint32_t>(place);
    }
    if (column.column->levels_name_terms != named_by_level_[i]) {
      at(i, [](const CheckedJson& key) { CheckedJson(key, no_value, "term").refuse("is not the name of its level"); });
    }
    terms_[i].column = column.position;
    if (column.seen[place]) at(i, [](const CheckedJson& key) { key.refuse("stands twice"); });
    column.seen[place] = true;
  }
  if (misnamed_) throw Error(*misnamed_);
  return std::exchange(terms_, {});
}

}  // namespace logreg
