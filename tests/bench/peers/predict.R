# Probabilities from a CSV file of coefficients: predict.R TABLE COEFFICIENTS THREADS OUTPUT
library(data.table)
arguments <- commandArgs(trailingOnly = TRUE)
setDTthreads(as.integer(arguments[3]))
model <- fread(arguments[2])
table <- fread(arguments[1])
features <- as.matrix(table[, model$term[-1], with = FALSE])
probability <- plogis(model$coefficient[1] + as.vector(features %*% model$coefficient[-1]))
fwrite(list(probability = probability, prediction = as.integer(probability > 0.5)), arguments[4])
