#include "model/model.h"

namespace logreg {

const std::string* level_of(const Model& model, const ModelTerm& term) {
  return term.level == ModelTerm::no_level ? nullptr : &model.columns[term.column].levels[term.level];
}

std::string term_name(const std::string& column, const std::string* level) {
  return level == nullptr ? column : column + '=' + *level;
}

std::string term_name(const Model& model, const ModelTerm& term) {
  return term_name(model.columns[term.column].name, level_of(model, term));
}

}  // namespace logreg
