// What is said of formulas. `where`: from formula_place, stands behind the sentence.
#pragma once

#include "base/error.h"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace logreg {

namespace error {

// Text.
Error formula_is_too_long(std::size_t most);
Error formula_is_too_deep(const std::string& where, std::size_t most);
Error unexpected_character(const std::string& where, std::string_view character);
Error no_comparison(const std::string& where, std::string_view symbol);
Error no_random_effects(const std::string& where);
Error text_in_formula(const std::string& where);
Error unknown_operator(const std::string& where, std::string_view symbol);
Error unclosed_backquote(const std::string& where);
Error empty_name(const std::string& where);
Error name_begins_with_digit(const std::string& where);
Error number_is_too_large(const std::string& where);
// Syntax. `found`: empty: the end.
Error operand_expected(const std::string& where, std::string_view found);
Error variable_expected(const std::string& where, std::string_view found);
Error operator_expected(const std::string& where, std::string_view found);
Error unclosed_parenthesis(const std::string& where);
Error parenthesis_closes_nothing(const std::string& where);
Error side_is_empty(const std::string& where);
Error second_tilde(const std::string& where);
// Meaning.
Error target_is_no_column(const std::string& where);
Error target_on_both_sides(const std::string& where, const std::string& target);
Error bare_number(const std::string& where, double number);
Error constant_expression(const std::string& where);
Error term_inside_expression(const std::string& where, std::string_view function);
Error not_arithmetic(const std::string& where, std::string_view symbol);
Error dot_in_expression(const std::string& where);
Error sign_inside_term(const std::string& where);
Error offset_inside_term(const std::string& where);
Error no_exponent(const std::string& where);
Error not_a_column(const std::string& where, std::string_view function);
Error expands_too_far(const std::string& where, std::size_t most);
Error nothing_to_fit();
// Functions.
// Of one that R has, what stands in its place.
Error unknown_function(const std::string& where, std::string_view function, std::span<const std::string> known);
Error unknown_argument(const std::string& where, std::string_view function, std::string_view argument,
                       std::span<const std::string> known);
Error argument_given_twice(const std::string& where, std::string_view argument);
Error too_many_arguments(const std::string& where, std::string_view usage);
Error argument_is_missing(const std::string& where, std::string_view argument, std::string_view usage);
Error arguments_exclude(const std::string& where, std::string_view argument, std::string_view other);
Error wrong_argument(const std::string& where, std::string_view argument, std::string_view wanted);

}  // namespace error

namespace notice {

// A power of one variable is that variable.
std::string idle_power(const std::string& where, const std::string& variable);

}  // namespace notice

}  // namespace logreg
