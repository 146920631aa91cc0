# glm of R: glm.R TABLE COEFFICIENTS THREADS EPSILON
library(data.table)
arguments <- commandArgs(trailingOnly = TRUE)
setDTthreads(as.integer(arguments[3]))
table <- fread(arguments[1], stringsAsFactors = TRUE)
fit <- glm(label ~ ., family = binomial, data = table, control = list(epsilon = as.numeric(arguments[4])))
estimates <- coef(fit)
terms <- sub("^(c[0-9]+)level", "\\1=level", sub("(Intercept)", "(intercept)", names(estimates), fixed = TRUE))
fwrite(list(term = terms, coefficient = unname(estimates)), arguments[2])
