#include "data/term_columns.h"

#include "data/messages.h"

#include <fmt/format.h>

#include <utility>

namespace logreg {

namespace {

constexpr std::size_t most_combinations = std::size_t{1} << 22;

// A variable in a term: what one column of the term may take of it.
struct Factor {
  const Variable* variable = nullptr;
  std::size_t slot = 0;              // of its first number, or of its level
  std::vector<std::size_t> choices;  // functions, or levels that have a term

  std::string name(std::size_t choice) const {
    if (variable->has_levels()) return fmt::format("{}={}", variable->name, variable->levels[choice]);
    return variable->numbers() == 1 ? variable->name : fmt::format("{}[{}]", variable->name, choice + 1);
  }
};

std::vector<Factor> factors_of(const FormulaTerm& term, std::span<const Coding> codings,
                               std::span<const Variable> variables, std::span<const std::size_t> baselines) {
  std::vector<std::size_t> slots;
  std::size_t numbers = 0;
  std::size_t levels = 0;
  for (const Variable& variable : variables) {
    slots.push_back(variable.has_levels() ? levels++ : numbers);
    numbers += variable.numbers();
  }
  std::vector<Factor> factors;
  for (std::size_t i = 0; i < term.variables.size(); ++i) {
    const std::size_t v = term.variables[i];
    Factor& factor = factors.emplace_back();
    factor.variable = &variables[v];
    factor.slot = slots[v];
    const std::size_t all = variables[v].has_levels() ? variables[v].levels.size() : variables[v].numbers();
    for (std::size_t choice = 0; choice < all; ++choice) {
      if (codings[i] != Coding::contrasts || choice != baselines[v]) factor.choices.push_back(choice);
    }
  }
  return factors;
}

// Calls visit(choices) for each choice of all factors, the first of which counts fastest.
template <class Visit>
void for_each_choice(std::span<const Factor> factors, const Visit& visit) {
  std::size_t count = 1;
  for (const Factor& factor : factors) count *= factor.choices.size();
  std::vector<std::size_t> choices(factors.size());
  for (std::size_t i = 0; i < count; ++i) {
    std::size_t rest = i;
    for (std::size_t f = 0; f < factors.size(); ++f) {
      choices[f] = factors[f].choices[rest % factors[f].choices.size()];
      rest /= factors[f].choices.size();
    }
    visit(choices);
  }
}

std::string joined_name(std::span<const Factor> factors, std::span<const std::size_t> choices) {
  std::string name;
  for (std::size_t f = 0; f < factors.size(); ++f) {
    if (f > 0) name += ':';
    name += factors[f].name(choices[f]);
  }
  return name;
}

TermColumn column_of_category(const Factor& factor, Coding coding, std::size_t baseline) {
  TermColumn result;
  result.column.name = factor.variable->name;
  result.column.levels = {factor.slot};
  result.levels = factor.variable->levels;
  for (std::size_t level = 0; level < result.levels.size(); ++level) {
    result.column.combined.push_back(static_cast<std::uint32_t>(level));
  }
  if (coding == Coding::contrasts) result.baseline = baseline;
  return result;
}

TermColumn column_of_combinations(const FormulaTerm& term, std::span<const Factor> factors) {
  TermColumn result;
  result.column.name = term.name;
  std::size_t combinations = 1;
  std::size_t with_term = 1;
  for (const Factor& factor : factors) {
    result.column.levels.push_back(factor.slot);
    combinations *= factor.variable->levels.size();
    with_term *= factor.choices.size();
    if (combinations > most_combinations) throw error::too_many_combinations(term.name, most_combinations);
  }
  result.column.combined.assign(combinations, DerivedColumn::no_term);
  if (with_term < combinations) {
    result.levels.emplace_back();  // of all combinations without a term
    result.baseline = DerivedColumn::no_term;
  }
  for_each_choice(factors, [&](std::span<const std::size_t> choices) {
    std::size_t combination = 0;
    for (std::size_t f = 0; f < factors.size(); ++f) {
      combination = combination * factors[f].variable->levels.size() + choices[f];
    }
    result.column.combined[combination] = static_cast<std::uint32_t>(result.levels.size());
    result.levels.push_back(joined_name(factors, choices));
  });
  return result;
}

std::vector<TermColumn> columns_of_products(std::span<const Factor> factors) {
  std::vector<TermColumn> result;
  for_each_choice(factors, [&](std::span<const std::size_t> choices) {
    DerivedColumn& column = result.emplace_back().column;
    column.name = joined_name(factors, choices);
    for (std::size_t f = 0; f < factors.size(); ++f) {
      if (factors[f].variable->has_levels()) {
        column.at.emplace_back(factors[f].slot, static_cast<std::uint32_t>(choices[f]));
      } else {
        column.numbers.push_back(factors[f].slot + choices[f]);
      }
    }
  });
  return result;
}

}  // namespace

std::vector<TermColumn> columns_of_term(const FormulaTerm& term, std::size_t number, std::span<const Coding> codings,
                                        std::span<const Variable> variables, std::span<const std::size_t> baselines) {
  const std::vector<Factor> factors = factors_of(term, codings, variables, baselines);
  bool has_numbers = false;
  for (const Factor& factor : factors) has_numbers = has_numbers || !factor.variable->has_levels();
  std::vector<TermColumn> result;
  if (has_numbers) {
    result = columns_of_products(factors);
  } else if (factors.size() == 1) {
    result = {column_of_category(factors.front(), codings.front(), baselines[term.variables.front()])};
  } else {
    result = {column_of_combinations(term, factors)};
  }
  for (TermColumn& each : result) each.column.term = number;
  return result;
}

}  // namespace logreg
