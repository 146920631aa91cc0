#include "data/formula/arguments.h"

#include "data/formula/formula_place.h"
#include "data/formula/messages.h"

#include <algorithm>

namespace logreg {

Arguments::Arguments(const SyntaxNode& call, const Signature& signature, std::string_view formula)
    : call_(&call), signature_(&signature), formula_(formula), matched_(signature.parameters.size()) {
  match_names();
  match_order();
}

const SyntaxNode* Arguments::find(std::string_view parameter) const {
  const auto found = std::ranges::find(signature_->parameters, parameter);
  return matched_[static_cast<std::size_t>(found - signature_->parameters.begin())];
}

const SyntaxNode& Arguments::at(std::string_view parameter) const {
  if (const SyntaxNode* const found = find(parameter)) return *found;
  throw error::argument_is_missing(formula_place(formula_, call_->begin), parameter, signature_->usage);
}

void Arguments::match_names() {
  const std::vector<std::string>& parameters = signature_->parameters;
  for (std::size_t i = 0; i < call_->operands.size(); ++i) {
    const std::string& name = call_->argument_names[i];
    if (name.empty()) continue;
    const auto found = std::ranges::find(parameters, name);
    if (found == parameters.end()) {
      throw error::unknown_argument(formula_place(formula_, call_->operands[i].begin), call_->name, name, parameters);
    }
    const SyntaxNode*& matched = matched_[static_cast<std::size_t>(found - parameters.begin())];
    if (matched != nullptr) throw error::argument_given_twice(formula_place(formula_, call_->operands[i].begin), name);
    matched = &call_->operands[i];
  }
}

void Arguments::match_order() {
  std::size_t next = 0;
  for (std::size_t i = 0; i < call_->operands.size(); ++i) {
    if (!call_->argument_names[i].empty()) continue;
    while (next < signature_->in_order && matched_[next] != nullptr) ++next;
    if (next < signature_->in_order) {
      matched_[next] = &call_->operands[i];
    } else if (signature_->is_open) {
      rest_.push_back(&call_->operands[i]);
    } else {
      throw error::too_many_arguments(formula_place(formula_, call_->operands[i].begin), signature_->usage);
    }
  }
}

}  // namespace logreg
