# What check says of columns by R, as JSON for check.py:
#     Rscript check.R DIR < cases > numbers
# The cases are a list of {name, table, target, columns, factors}. Each column is looked at on the rows that have it.
suppressMessages({library(car); library(jsonlite)})

directory <- commandArgs(trailingOnly = TRUE)[1]

# Mann and Whitney's count of pairs, ties one half, over all pairs.
area <- function(x, y) {
  r <- rank(x)
  n1 <- sum(y == 1)
  n0 <- sum(y == 0)
  (sum(r[y == 1]) - n1 * (n1 + 1) / 2) / (as.numeric(n1) * n0)
}

likelihood_ratio <- function(x, y) {
  fit <- glm(y ~ x, binomial, control = glm.control(epsilon = 1e-14, maxit = 100))
  chi2 <- fit$null.deviance - fit$deviance
  df <- fit$df.null - fit$df.residual
  list(lr_chi2 = chi2, lr_df = df, lr_p = pchisq(chi2, df, lower.tail = FALSE))
}

# Half a row more of each class in each bin.
information_value <- function(bin, y) {
  positive <- tapply(y == 1, bin, sum) + 0.5
  negative <- tapply(y == 0, bin, sum) + 0.5
  p <- positive / sum(positive)
  n <- negative / sum(negative)
  sum((p - n) * log(p / n))
}

# Ten bins between quantiles; the greatest value does not stand alone below infinity.
bins_of <- function(x) {
  cuts <- quantile(x, (1:9) / 10, type = 7, names = FALSE)
  cuts[cuts >= max(x)] <- max(x[x < max(x)])
  droplevels(cut(x, c(-Inf, unique(cuts), Inf)))
}

of_column <- function(x, y, is_factor) {
  known <- !is.na(x)
  missing <- rep("(missing)", sum(!known))
  result <- likelihood_ratio(if (is_factor) factor(x[known]) else x[known], y[known])
  bin <- if (is_factor) as.character(x[known]) else as.character(bins_of(x[known]))
  result$iv <- information_value(c(bin, missing), c(y[known], y[!known]))
  if (is_factor) return(result)
  quartiles <- quantile(x[known], c(0.25, 0.5, 0.75), type = 7, names = FALSE)
  c(result, list(roc_auc = area(x[known], y[known]), mean = mean(x[known]), sd = sd(x[known]), minimum = min(x[known]),
                 lower_quartile = quartiles[1], median = quartiles[2], upper_quartile = quartiles[3],
                 maximum = max(x[known])))
}

numbers_of <- function(case) {
  d <- read.csv(file.path(directory, case$table), na.strings = c("", "NA"))
  columns <- unlist(case$columns)
  y <- as.integer(d[[case$target]] == case$positive)
  for (name in unlist(case$factors)) d[[name]] <- factor(d[[name]])
  result <- lapply(columns, function(name) of_column(d[[name]], y, is.factor(d[[name]])))
  names(result) <- columns
  inflation <- vif(lm(reformulate(columns, "y"), cbind(d[columns], y = y)))
  if (is.null(dim(inflation))) inflation <- cbind(inflation, 1)
  for (name in columns) {
    result[[name]]$vif <- inflation[name, 1]
    result[[name]]$vif_df <- inflation[name, 2]
  }
  result
}

cases <- fromJSON(file("stdin"), simplifyVector = FALSE)
numbers <- lapply(cases, numbers_of)
names(numbers) <- vapply(cases, function(case) case$name, "")
cat(toJSON(numbers, auto_unbox = TRUE, digits = NA, pretty = TRUE), "\n")
