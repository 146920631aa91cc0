# Influence, variance inflation and likelihood-ratio tests by R, as JSON for diagnostics.py:
#     Rscript diagnostics.R DIR < cases > numbers
# The cases are a list of {name, table, factors, formula, weights, smaller, every}.
suppressMessages({library(car); library(splines); library(jsonlite)})

directory <- commandArgs(trailingOnly = TRUE)[1]

# Below an epsilon of 1e-12 glm takes rounding for a rank; a second fit that starts at the first is exact.
fitted_by <- function(formula, d) {
  fit <- glm(formula, binomial, d, weights = d$.w, control = glm.control(epsilon = 1e-12, maxit = 100))
  update(fit, start = coef(fit))
}

numbers_of <- function(case) {
  d <- read.csv(file.path(directory, case$table))
  for (name in unlist(case$factors)) d[[name]] <- factor(d[[name]])
  d$.w <- if (is.null(case$weights)) 1 else d[[case$weights]]
  formula <- as.formula(case$formula)
  fit <- fitted_by(formula, d)
  shown <- seq(1, nrow(d), by = case$every)
  rows <- data.frame(residual_pearson = residuals(fit, "pearson"), residual_deviance = residuals(fit),
                     residual_standardized = rstandard(fit), leverage = hatvalues(fit),
                     cooks_distance = cooks.distance(fit))
  result <- list(rows = rows[shown, ], dfbeta = unname(as.matrix(dfbeta(fit))[shown, ]))
  if (!is.null(case$vif)) {
    v <- vif(lm(as.formula(case$vif), d, weights = d$.w))
    result$vif <- if (is.matrix(v)) unname(v[, 1]) else unname(v)
  }
  if (!is.null(case$smaller)) {
    test <- anova(fitted_by(as.formula(case$smaller), d), fit, test = "LRT")
    result$test <- list(chi2 = test$Deviance[2], df = test$Df[2], p_value = test$`Pr(>Chi)`[2])
  }
  result
}

cases <- fromJSON(file("stdin"), simplifyVector = FALSE)
numbers <- lapply(cases, numbers_of)
names(numbers) <- vapply(cases, function(case) case$name, "")
cat(toJSON(numbers, auto_unbox = TRUE, digits = NA), "\n")
