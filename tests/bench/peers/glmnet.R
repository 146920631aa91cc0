# glmnet without penalty: glmnet.R TABLE COEFFICIENTS THREADS THRESHOLD
suppressPackageStartupMessages({
  library(data.table)
  library(Matrix)
  library(glmnet)
})
arguments <- commandArgs(trailingOnly = TRUE)
setDTthreads(as.integer(arguments[3]))
table <- fread(arguments[1], stringsAsFactors = TRUE)
label <- table$label
table[, label := NULL]
only_numbers <- all(sapply(table, is.numeric))
features <- if (only_numbers) as.matrix(table) else sparse.model.matrix(~ ., table)[, -1]
fit <- glmnet(features, label, family = "binomial", lambda = 0, thresh = as.numeric(arguments[4]), maxit = 1e6)
estimates <- c(fit$a0, as.vector(fit$beta))
terms <- c("(intercept)", sub("^(c[0-9]+)level", "\\1=level", colnames(features)))
fwrite(list(term = terms, coefficient = unname(estimates)), arguments[2])
