# What cv.glmnet says of penalties along a path, with folds and lambdas given: for each table and alpha the lambdas, mean
# and standard error of the log loss over folds, and which lambda is chosen. Its own deviance clips probabilities at
# 1e-5; here the log loss is worked out from the linear predictors of the fold fits.
#
#   Rscript tuned.R FOLDER    tables FOLDER/*.csv: numbers and texts, the label y (0 or 1) and the column fold
#
# JSON on standard output. glmnet's own early stop is switched off, so that no fold lacks a lambda.
suppressMessages({library(glmnet); library(jsonlite)})
glmnet.control(fdev = 0, devmax = 1, mxitnr = 200)
count <- 25
folder <- commandArgs(TRUE)[1]
result <- list()
for (file in sort(list.files(folder, pattern = "[.]csv$"))) {
  table <- read.csv(file.path(folder, file), stringsAsFactors = FALSE, check.names = FALSE)
  y <- table$y
  fold <- table$fold
  x <- table[, !(names(table) %in% c("y", "fold")), drop = FALSE]
  for (name in names(x)) if (is.character(x[[name]])) {
    x[[name]] <- factor(x[[name]], levels = sort(unique(x[[name]]), method = "radix"))
  }
  x <- model.matrix(~ ., x)[, -1, drop = FALSE]
  n <- nrow(x)
  centred <- scale(x, scale = FALSE)
  scaled <- sweep(centred, 2, sqrt(colMeans(centred^2)), "/")
  largest <- max(abs(crossprod(scaled, y - mean(y)))) / n
  for (alpha in c(1, 0.5, 0)) {
    lambda <- largest / max(alpha, 1e-3) * 10^seq(0, -3, length.out = count)
    fit <- cv.glmnet(x, y, family = "binomial", alpha = alpha, lambda = lambda, foldid = fold, keep = TRUE,
                     thresh = 1e-20, maxit = 1e9)
    z <- fit$fit.preval[, seq_along(lambda)]
    loss <- pmax(z, 0) - y * z + log1p(exp(-abs(z)))
    by_fold <- apply(loss, 2, function(each) tapply(each, fold, mean))
    weight <- as.vector(table(fold))
    means <- apply(by_fold, 2, weighted.mean, w = weight)
    errors <- sqrt(apply(sweep(by_fold, 2, means)^2, 2, weighted.mean, w = weight) / (length(weight) - 1))
    best <- which.min(means)
    within <- which(means <= means[best] + errors[best])[1]
    whole <- glmnet(x, y, family = "binomial", alpha = alpha, lambda = lambda, thresh = 1e-20, maxit = 1e9)
    logits <- predict(whole, x)
    beta <- as.matrix(whole$beta) * sqrt(colMeans(centred^2))
    objective <- colMeans(pmax(logits, 0) - y * logits + log1p(exp(-abs(logits)))) +
      lambda * (alpha * colSums(abs(beta)) + (1 - alpha) / 2 * colSums(beta^2))
    result[[length(result) + 1]] <- list(
      table = sub("[.]csv$", "", file), alpha = alpha, lambda = lambda, mean = means, std_error = errors,
      objective = unname(objective), lambda_best = lambda[best], lambda_1se = lambda[within])
  }
}
cat(toJSON(result, digits = I(17), auto_unbox = TRUE))
