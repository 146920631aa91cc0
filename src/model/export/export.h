// A model -> code of another language that gives the same probabilities, with the proof of it.
#pragma once

#include "model/export/sql_dialect.h"
#include "model/model.h"
#include "model/scorer.h"

#include <span>
#include <string>
#include <string_view>

namespace logreg {

enum class ExportFormat { python, javascript, c, cpp, sql, r };

struct ExportName {
  std::string_view name;
  ExportFormat format;
};
std::span<const ExportName> export_formats();

struct ExportOptions {
  ExportFormat format = ExportFormat::python;
  std::string name = "score";  // words of the code begin with it
  std::string table = "data";  // of SQL
  const SqlDialect* dialect = &sql_dialects().front();
  Unseen unseen = Unseen::unusable;
};

// Throws Error where a name is none, the language cannot say the model, or there is no level for what is unseen.
std::string exported(const Model& model, const ExportOptions& options);

}  // namespace logreg
