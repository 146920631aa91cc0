# Reading only: read.R TABLE - THREADS
library(data.table)
arguments <- commandArgs(trailingOnly = TRUE)
setDTthreads(as.integer(arguments[3]))
table <- fread(arguments[1], stringsAsFactors = TRUE)
stopifnot(nrow(table) > 0)
