# Wald's tests of linear hypotheses by car::linearHypothesis, as JSON for hypotheses.py:
#     Rscript hypotheses.R DIR < cases > numbers
# The cases are a list of {name, table, target, terms, factors, vcov, cluster, hypotheses}.
suppressMessages({library(car); library(sandwich); library(jsonlite)})

directory <- commandArgs(trailingOnly = TRUE)[1]

numbers_of <- function(case) {
  d <- read.csv(file.path(directory, case$table))
  for (name in unlist(case$factors)) d[[name]] <- factor(d[[name]])
  formula <- reformulate(unlist(case$terms), case$target)
  # Below an epsilon of 1e-12 glm takes rounding for a rank; a second fit that starts at the first is exact.
  fit <- glm(formula, binomial, d, control = glm.control(epsilon = 1e-12, maxit = 100))
  fit <- update(fit, start = coef(fit))
  v <- switch(case$vcov, information = vcov(fit), hc0 = sandwich(fit),
              cluster = vcovCL(fit, d[[case$cluster]], type = "HC0", cadjust = TRUE))
  lapply(case$hypotheses, function(equations) {
    test <- linearHypothesis(fit, unlist(equations), vcov. = v, test = "Chisq")
    result <- list(chi2 = test$Chisq[2], df = test$Df[2], p_value = test$`Pr(>Chisq)`[2])
    # car's value is of left less right.
    if (length(equations) == 1) {
      result$std_error <- sqrt(attr(test, "vcov")[1, 1])
      result$distance <- attr(test, "value")[1, 1]
    }
    result
  })
}

cases <- fromJSON(file("stdin"), simplifyVector = FALSE)
numbers <- lapply(cases, numbers_of)
names(numbers) <- vapply(cases, function(case) case$name, "")
cat(toJSON(numbers, auto_unbox = TRUE, digits = NA, pretty = TRUE), "\n")
