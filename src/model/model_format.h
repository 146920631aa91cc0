// The words and limits of the model file that its writer and its reader share.
#pragma once

#include "model/model.h"

#include <array>
#include <cstddef>
#include <string_view>

namespace logreg::model_format {

constexpr std::string_view name = "logreg-model";
// The first versions that read the formats 1 and 2.
constexpr std::string_view needs_1 = "0.1";
constexpr std::string_view needs_2 = "0.2";
constexpr std::string_view intercept = "(intercept)";       // among the separated terms
constexpr std::size_t covariance_terms = 1000;              // above: null, for the file would be mostly covariance
constexpr std::size_t longest_file = std::size_t{1} << 30;  // bytes; far above a model of a million terms

// A value as the file writes it.
template <class T>
struct Word {
  T value;
  std::string_view text;
};

constexpr std::array<Word<ColumnType>, 2> column_types = {
    {{ColumnType::numeric, "numeric"}, {ColumnType::categorical, "categorical"}}};

// Others are null: Limit::none, and Limit::undetermined, which a term has that stands among the separated ones.
constexpr std::array<Word<Limit>, 2> limits = {
    {{Limit::plus_infinity, "+infinity"}, {Limit::minus_infinity, "-infinity"}}};

// Whether the penalty sees centred and scaled columns.
constexpr std::array<Word<bool>, 2> penalty_scales = {{{true, "standardized"}, {false, "raw"}}};

constexpr std::array<Word<CovarianceKind>, 6> covariance_kinds = {{{CovarianceKind::information, "information"},
                                                                   {CovarianceKind::hc0, "hc0"},
                                                                   {CovarianceKind::hc1, "hc1"},
                                                                   {CovarianceKind::stata, "stata"},
                                                                   {CovarianceKind::cluster, "cluster"},
                                                                   {CovarianceKind::sampling, "sampling"}}};

constexpr std::array<Word<SummaryKind>, 5> summary_kinds = {{{SummaryKind::section, "section"},
                                                             {SummaryKind::paragraph, "paragraph"},
                                                             {SummaryKind::fact, "fact"},
                                                             {SummaryKind::table, "table"},
                                                             {SummaryKind::row, "row"}}};

constexpr std::array<Word<char>, 2> decimals = {{{'.', "."}, {',', ","}}};

constexpr std::array<Word<std::string_view>, 3> separations = {
    {{"none", "none"}, {"quasi-complete", "quasi-complete"}, {"complete", "complete"}}};

}  // namespace logreg::model_format
