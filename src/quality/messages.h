// The sentences of this layer.
#pragma once

#include "base/error.h"

#include <cstddef>
#include <string>

namespace logreg::error {

// The rows outside a fold, from which its fit would have to learn.
Error one_class_outside_fold(std::size_t fold, bool is_positive);
// Of a column that says how rows are held out.
Error no_key(const std::string& file, const std::string& column);
Error no_moment(const Place& place, const std::string& column, const std::string& text);
Error one_key(const std::string& file, const std::string& column);
Error fewer_keys(const std::string& file, const std::string& column, std::size_t keys, std::size_t folds);
Error other_count_of_folds(const std::string& file, const std::string& column, std::size_t keys, std::size_t folds);
Error more_folds_than_rows(std::size_t folds, std::size_t rows);
// In no fold the metric exists by which a penalty is to be chosen.
Error no_fold_has(const std::string& metric);

}  // namespace logreg::error
