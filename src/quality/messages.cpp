#include "quality/messages.h"

#include "base/messages.h"
#include "base/text.h"

#include <fmt/format.h>

namespace logreg::error {

Error one_class_outside_fold(std::size_t fold, bool is_positive) {
  return {Failure::data, fmt::format("outside fold {} every row is {}, so that there is nothing to learn from; take "
                                     "fewer folds, or spread both classes over them",
                                     fold, is_positive ? "positive" : "negative")};
}

Error no_key(const std::string& file, const std::string& column) {
  return {Failure::data, fmt::format("{}: column {}, by which rows are held out, has missing cells in rows that are "
                                     "used; fill them in, or leave these rows out",
                                     file, quoted(column))};
}

Error no_moment(const Place& place, const std::string& column, const std::string& text) {
  return {Failure::data,
          fmt::format("{}: column {}, by which rows are held out, has {}, which is neither a number nor a date in ISO "
                      "8601",
                      at(place), quoted(column), quoted(text)),
          {{Cure::Kind::dates, {column + "=FORMAT"}}}};
}

Error one_key(const std::string& file, const std::string& column) {
  return {Failure::data, fmt::format("{}: column {}, by which rows are held out, has the same value in every row", file,
                                     quoted(column))};
}

Error fewer_keys(const std::string& file, const std::string& column, std::size_t keys, std::size_t folds) {
  return {Failure::usage, fmt::format("{}: column {} has {} different values, which is not enough for {} folds", file,
                                      quoted(column), keys, folds)};
}

Error other_count_of_folds(const std::string& file, const std::string& column, std::size_t keys, std::size_t folds) {
  return {Failure::usage, fmt::format("{}: column {} has {} different values, each of which is a fold, and not {}",
                                      file, quoted(column), keys, folds)};
}

Error more_folds_than_rows(std::size_t folds, std::size_t rows) {
  return {Failure::usage, fmt::format("{} folds of {} rows; take at most one fold a row", folds, rows)};
}

Error no_fold_has(const std::string& metric) {
  return {Failure::data, fmt::format("no fold has a figure for {}, by which the penalty is to be chosen; take fewer "
                                     "folds, or log_loss",
                                     metric)};
}

}  // namespace logreg::error
