// What is said of a fit, of a model and of its file.
#pragma once

#include "base/error.h"
#include "inference/covariance.h"
#include "model/not_inferred.h"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace logreg {

// `before`: what it follows.
Sentence no_std_errors(NotInferred why, CovarianceKind kind, const std::string& before = {});

namespace error {

Error more_terms_than_rows(std::size_t terms, std::size_t rows);
Error too_many_terms_for_firth(std::size_t terms, std::size_t most);
Error no_intervals(const std::string& model, NotInferred why, CovarianceKind kind);
Error columns_not_there(const std::string& file, std::span<const std::string> absent,
                        std::span<const std::string> columns);
Error start_has_other_target(const std::string& file, const std::string& column, const std::string& positive);
Error start_has_other_terms(const std::string& file);
Error no_baseline_for_unseen_levels(std::span<const std::string> columns);
// `least_rows`: that a level had to have in the training, if that was given.
Error no_other_for_unseen_levels(std::span<const std::string> columns, const std::optional<std::string>& least_rows);
Error not_a_model(const std::string& file, std::string_view beginning);
Error model_is_too_large(const std::string& file, std::size_t most);
Error model_is_no_json(const std::string& file, const std::string& what, std::size_t line);
Error model_key(const std::string& file, const std::string& key, const std::string& what);
Error model_is_newer(const std::string& file, const std::string& needs);
Error diverged();
Error term_overflows(const std::string& term);
Error fit_overflows();
// Of a hypothesis. `place`: shown behind the sentence, on lines of its own (formula_place); `found` empty: the end.
Error hypothesis_syntax(const std::string& place, std::string_view expected, std::string_view found);
Error second_equals_sign(const std::string& place);
Error unclosed_term(const std::string& place);
Error hypothesis_is_too_deep(const std::string& place, std::size_t most);
Error not_linear(const std::string& place);
Error division_by_zero(const std::string& place);
Error equation_without_term(const std::string& place);
Error equation_overflows(const std::string& place);
Error equation_follows(const std::string& place);
Error equation_contradicts(const std::string& place);
Error unknown_term(const std::string& place, const std::string& term, std::span<const std::string> terms);
Error ambiguous_term(const std::string& place, const std::string& term);
Error coefficient_is_zero(const std::string& place, const std::string& term, const std::string& column);
// Of an export: the name that words of the code are to begin with; a text that the format cannot say.
Error no_name_in_code(const std::string& name);
Error text_cannot_be_exported(const std::string& text, std::string_view format);
Error dates_cannot_be_exported(const std::string& column, std::string_view format);
Error no_hypotheses(const std::string& model, NotInferred why, CovarianceKind kind);

}  // namespace error

}  // namespace logreg
