// The phrases that several reports share: names, the target and its classes, rows, columns.
#pragma once

#include "base/sentence.h"
#include "data/class_weights.h"
#include "data/schema.h"
#include "fit/fit.h"
#include "model/model.h"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace logreg {

constexpr std::size_t longest_name = 200;  // where two that look alike must be told apart

// Without control characters and cut in the middle; as it is, or between quotation marks.
std::string plain_name(std::string_view name, std::size_t most = 40);
std::string quoted_name(std::string_view name, std::size_t most = 40);

// a, b, c; after `most` of them "and N more".
std::string listed(std::span<const std::string> phrases, std::string_view separator = ", ", std::size_t most = 12);

std::string modelling(const Target& target);                              // modelling P(survived = "1")
std::string positive_class(const Target& target, std::size_t most = 40);  // "1"
std::string negative_class(const Target& target, std::size_t most = 40);  // "0", or not "1"
std::string positives_counted(const Target& target, double positives);    // 290 of class "1"
std::string negatives_counted(const Target& target, double negatives);
std::string threshold_rule(const Target& target, double threshold);  // 0.5: predicted "1" when ...
std::string rows_used(const Schema& schema);                         // 714 of 893 used; 179 dropped: ...
std::string levels_joined(const Schema& schema);                     // "city": 12 levels of ...; empty if none are
std::string filled_in(const Schema& schema);                         // "age" 177 (...); empty if nothing is
std::string class_weights(const ClassWeights& weights, const Target& target);  // 1.6 for "yes", 0.7 for "no"
std::string baseline(const FeatureColumn& feature);           // baseline "a", or a coefficient for each level
std::string interval_heading(double level);                   // "[95% Conf. Int.]"
std::string infinite_odds_ratio(Limit limit);                 // 0, inf; - where the coefficient has no sign
std::string limit_shown(Limit limit);                         // +inf, -inf, inf; nothing where there is none
std::string reasons(std::span<const DroppedColumn> columns);  // "a", "b" (why); "c" (why)

// How many of so many terms a table for people shows, and what is said of the others; empty when there are none.
std::size_t terms_shown(std::size_t terms);
std::string terms_not_shown(std::size_t terms, SettingWords words);

// What is said of a column's cells, beside what holds for all columns: "dates as %d.%m.%Y", "decimal ,".
std::vector<std::string> words(const CellFormat& format, char decimal);

}  // namespace logreg
