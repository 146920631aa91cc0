// A model as a view of SQL, and a query that is its proof: the same steps over rows that were made up.
//
// The view has the columns of the table, then what is worked out of them, step by step. Cells of columns of any type
// are read as the model reads them: numbers from numbers and from texts, levels byte for byte.
#pragma once

#include "model/export/code_lines.h"
#include "model/export/sql_dialect.h"

#include <string>

namespace logreg {

// `table`: a name, or several joined by points. Throws Error where columns hold dates.
std::string as_sql(const Exported& exported, const std::string& table, const SqlDialect& dialect);

}  // namespace logreg
