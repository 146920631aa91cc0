#include "model/model.h"

namespace logreg {

const std::string* level_of(const Model& model, const ModelTerm& term) {
  return term.level == ModelTerm::no_level ? nullptr : &model.columns[term.column].levels[term.level];
}

std::string term_name(const std::string& column, const std::string* level) {
  return level == nullptr ? column : column + '=' + *level;
}

std::string term_name(const Model& model, const ModelTerm& term) {
  const ModelColumn& column = model.columns[term.column];
  return column.levels_name_terms ? column.levels[term.level] : term_name(column.name, level_of(model, term));
}

const std::vector<ModelColumn>& inputs(const Model& model) {
  return model.derived ? model.derived->inputs : model.columns;
}

}  // namespace logreg
