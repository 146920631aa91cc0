// Why something is not there, in words: columns left out, tests not made, separation not decided.
#pragma once

#include "base/sentence.h"
#include "model/training.h"

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace logreg {

std::vector<DroppedColumn> dropped_columns(std::span<const ExcludedColumn> excluded, SettingWords words);

// Why it is not known whether the data are separated.
std::string why_undecided(const Training& training, SettingWords words);
std::string weights_grow();

std::string why_no_errors(const Training& training, SettingWords words);
std::string why_no_joint_tests(NotInferred why, const Training& training, SettingWords words);
std::string why_none_left_out(NotInferred why, const Training& training, SettingWords words);

// What separates the data, where one column is enough, and what helps; a sentence each, without a full stop.
std::vector<std::string> separation_causes(const Training& training, SettingWords words);

// Why figures of the likelihood are not there, and which.
std::string why_withheld(LikelihoodWithheld why, const Training& training);

// Why there is no test of a column.
std::string why_untested(const ColumnTest& test, std::size_t clusters);
std::string likelihood_is_too_large();

}  // namespace logreg
