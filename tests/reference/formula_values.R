# Random expressions: how R deparses them, and their value for one row. Writes a header for the unit tests:
#
#   LC_ALL=C Rscript tests/reference/formula_values.R > tests/unit/data/formula/values_of_r.h

set.seed(21)
row <- list(a = 3.25, b = 0.5, c = -2, `odd name` = 40)
leaves <- c("a", "b", "c", "`odd name`", "2", "0.1", "1e5", "100", "1e-3", "12345.678")
functions <- c("log", "log2", "log10", "log1p", "exp", "sqrt", "abs", "I")

pick <- function(choices, weights = NULL) sample(choices, 1, prob = weights)

expression_text <- function(depth) {
  if (depth == 0) return(pick(leaves))
  inner <- function() expression_text(depth - 1)
  switch(pick(c("binary", "sign", "parentheses", "call", "base", "leaf"), c(6, 1, 2, 3, 1, 1)),
         binary = paste(inner(), pick(c("+", "-", "*", "/", "^")), inner()),
         sign = paste0(pick(c("-", "+")), inner()),
         parentheses = sprintf("(%s)", inner()),
         call = sprintf("%s(%s)", pick(functions), inner()),
         base = sprintf("log(%s, %s)", inner(), inner()),
         leaf = pick(leaves))
}

cat(sprintf("// How R %s deparses random expressions, and their values for a = 3.25, b = 0.5, c = -2, `odd name` = 40.\n",
            getRversion()))
cat("// Written by tests/reference/formula_values.R.\n")
cat("#pragma once\n\n#include <limits>\n#include <string_view>\n\nnamespace logreg {\n\n")
cat("struct ValueOfR {\n  std::string_view text;\n  std::string_view deparsed;\n  double value;\n};\n\n")
cat("constexpr ValueOfR values_of_r[] = {\n")
found <- character()
while (length(found) < 150) {
  text <- expression_text(3)
  parsed <- str2lang(text)
  deparsed <- deparse(parsed, width.cutoff = 500L, backtick = TRUE)
  value <- suppressWarnings(eval(parsed, row))
  is_large <- !is.nan(value) && (abs(value) > 1e100 || (value != 0 && abs(value) < 1e-100))
  if (text %in% found || is_large || length(all.vars(parsed)) == 0 || nchar(text) > 50) next
  found <- c(found, text)
  number <- if (is.nan(value)) "std::numeric_limits<double>::quiet_NaN()" else sprintf("%.17g", value)
  cat(sprintf("    {\"%s\",\n     \"%s\",\n     %s},\n", text, deparsed, number))
}
cat("};\n\n}  // namespace logreg\n")
