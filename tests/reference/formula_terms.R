# What R makes of random formulas: their terms, and the columns of the model matrix. Writes a header for the unit tests:
#
#   LC_ALL=C Rscript tests/reference/formula_terms.R > tests/unit/data/formula/terms_of_r.h
#
# Six columns: a, b, c are numbers, f, g, h categories.

set.seed(20)
rows <- 60
table <- data.frame(a = rnorm(rows), b = runif(rows), c = rexp(rows),
                    f = factor(sample(c("p", "q", "r"), rows, TRUE)),
                    g = factor(sample(c("u", "v"), rows, TRUE)),
                    h = factor(sample(c("x", "y", "z"), rows, TRUE)))
leaves <- c("a", "b", "c", "f", "g", "h", "f", "g", "h", "log(b)", "I(a^2)")

pick <- function(choices, weights = NULL) sample(choices, 1, prob = weights)

operand <- function(depth) {
  if (depth <= 0 || runif(1) < 0.55) pick(leaves) else sprintf("(%s)", sum_of(depth - 1))
}

product_of <- function(depth) {
  kind <- pick(c("plain", ":", "*", "/", "%in%", "^"), c(5, 4, 4, 2, 2, 1))
  if (kind == "plain") return(operand(depth))
  if (kind == "^") return(sprintf("(%s)^%d", sum_of(depth - 1), pick(2:3)))
  parts <- replicate(pick(2:3, c(3, 1)), operand(depth))
  paste(parts, collapse = if (kind %in% c(":", "/")) kind else sprintf(" %s ", kind))
}

sum_of <- function(depth) {
  parts <- replicate(pick(1:4, c(2, 4, 3, 1)), product_of(depth))
  signs <- sample(c(" + ", " - "), length(parts), TRUE, prob = c(6, 1))
  paste0(parts[1], paste0(signs[-1], parts[-1], collapse = ""))
}

formula_text <- function() {
  text <- sum_of(2)
  if (runif(1) < 0.15) text <- paste0(text, " + .")
  if (runif(1) < 0.05) text <- sprintf("(.)^2 - %s", text)
  if (runif(1) < 0.2) text <- if (runif(1) < 0.5) paste0("0 + ", text) else paste0(text, " - 1")
  if (runif(1) < 0.05) text <- paste0(text, " + 1")
  text
}

# Distinct formulas that have terms, but not hundreds.
formulas <- function(count, most_terms) {
  result <- character()
  while (length(result) < count) {
    text <- formula_text()
    terms <- attr(terms(as.formula(paste("~", text)), data = table), "term.labels")
    if (length(terms) > 0 && length(terms) <= most_terms && nchar(text) <= 100) result <- unique(c(result, text))
  }
  result
}

quoted <- function(text) sprintf('"%s"', text)

# An entry is a formula and what R makes of it.
entries <- function(name, formulas, made) {
  cat(sprintf("constexpr OfR %s[] = {\n", name))
  for (text in formulas) {
    words <- paste(made(text), collapse = " ")
    pieces <- substring(words, seq(1, nchar(words), 90), seq(90, nchar(words) + 89, 90))
    cat(sprintf("    {%s,\n%s},\n", quoted(text), paste0("     ", quoted(pieces), collapse = "\n")))
  }
  cat("};\n\n")
}

terms_of <- function(text) {
  terms <- terms(as.formula(paste("~", text)), data = table)
  c(attr(terms, "intercept"), gsub(" ", "", attr(terms, "term.labels")))
}

columns_of <- function(text) colnames(model.matrix(as.formula(paste("~", text)), table))

cat(sprintf("// What R %s makes of random formulas, written by tests/reference/formula_terms.R.\n", getRversion()))
cat("#pragma once\n\n#include <string_view>\n\nnamespace logreg {\n\n")
cat("struct OfR {\n  std::string_view formula;\n  std::string_view made;\n};\n\n")
cat("// The intercept, 1 or 0, and the terms.\n")
entries("terms_of_r", formulas(240, 40), terms_of)
cat("// The columns of the model matrix; a, b and c are numbers, f has the levels p, q, r, g u, v, and h x, y, z.\n")
entries("columns_of_r", formulas(120, 12), columns_of)
cat("}  // namespace logreg\n")
