# What R's glm says of formulas over the reference tables: for each of the cases below the terms and their order, the
# coefficients and standard errors, what is aliased, likelihoods, likelihood-ratio tests, and probabilities of new rows,
# in the range of the data and outside. Rows are complete cases before anything is learned from them.
#
#     Rscript formulas.R DATA_DIRECTORY         prints one JSON document
#
# Terms are named as logreg names them, less all blanks.

suppressPackageStartupMessages({
  library(splines)
  library(Hmisc)
  library(jsonlite)
})
data_directory <- commandArgs(trailingOnly = TRUE)[1]

# Functions that R has not, or not so. What they learn from the first data they see they keep for new rows.

learned <- new.env()

remembered <- function(key, make) {
  if (is.null(learned[[key]])) assign(key, make(), envir = learned)
  learned[[key]]
}

hinge <- function(x, ...) outer(x, c(...), function(x, knot) pmax(0, x - knot))

cut <- function(x, ..., groups = NULL) {
  breaks <- c(...)
  if (!is.null(groups)) {
    breaks <- remembered(deparse(match.call()), function() {
      inner <- unique(quantile(x, seq(0, 1, length.out = groups + 1))[-c(1, groups + 1)])
      inner[inner < max(x)]
    })
  }
  result <- base::cut(x, c(-Inf, breaks, Inf))
  levels(result) <- sub(" ", "", levels(result))
  result
}

rcs <- function(x, parms) {
  knots <- parms
  if (length(parms) == 1) {
    knots <- remembered(deparse(match.call()), function() {
      suppressWarnings(rcspline.eval(x, nk = parms, knots.only = TRUE))
    })
  }
  rcspline.eval(x, knots = knots, inclx = TRUE)
}

missing <- function(x) as.numeric(is.na(x))

# Tables.

read_table <- function(file) {
  path <- file.path(data_directory, file)
  separator <- if (grepl(";", readLines(path, 1))) ";" else ","
  table <- read.csv(path, sep = separator, check.names = FALSE, na.strings = c("NA", ""), stringsAsFactors = FALSE)
  for (name in names(table)) if (is.logical(table[[name]])) table[[name]] <- as.character(table[[name]])
  table
}

without_missing <- function(e) {
  if (is.call(e) && identical(e[[1]], as.name("missing"))) return(1)
  if (is.call(e)) for (i in seq_along(e)[-1]) e[[i]] <- without_missing(e[[i]])
  e
}

# Columns whose cells are levels.
levels_in <- function(e) {
  if (!is.call(e)) return(character())
  if (identical(e[[1]], as.name("factor"))) return(all.vars(e))
  unlist(lapply(as.list(e)[-1], levels_in))
}

complete <- function(table, formula, columns) {
  needed <- intersect(all.vars(without_missing(formula)), columns)
  table <- table[complete.cases(table[needed]), columns, drop = FALSE]
  for (name in columns) if (is.character(table[[name]])) table[[name]] <- factor(table[[name]])
  table
}

# Four rows of the data, and four with each number of a column moved out of its range, up and down.
new_rows <- function(table, kept) {
  rows <- table[round(seq(1, nrow(table), length.out = 8)), , drop = FALSE]
  for (name in setdiff(names(table), kept)) {
    x <- table[[name]]
    if (!is.numeric(x) || anyNA(x)) next
    low <- min(x)
    width <- max(x) - low
    beyond <- c(max(x) + c(0.15, 0.4) * width, if (low > 0) low * c(0.8, 0.5) else if (low == 0) c(0, 0.01 * width) else
      low - c(0.1, 0.3) * width)
    rows[[name]][5:8] <- signif(beyond, 6)
  }
  rows
}

# Terms.

variable_names <- function(name, value, full) {
  if (is.factor(value)) return(paste0(name, "=", if (full) levels(value) else levels(value)[-1]))
  if (is.matrix(value) && ncol(value) > 1) return(paste0(name, "[", seq_len(ncol(value)), "]"))
  name
}

# Which variables are in which terms: 1 with contrasts, 2 with all levels. Without intercept model.matrix codes the first
# category it meets with all its levels, whatever terms() says.
coding <- function(fit) {
  factors <- attr(terms(fit), "factors")
  if (attr(terms(fit), "intercept") == 0) {
    is_category <- vapply(rownames(factors), function(label) is.factor(fit$model[[label]]), logical(1))
    first <- which(factors > 0 & is_category, arr.ind = TRUE)
    if (nrow(first) > 0) factors[first[1, 1], first[1, 2]] <- 2
  }
  factors
}

term_names <- function(fit) {
  terms <- terms(fit)
  factors <- coding(fit)
  names <- if (attr(terms, "intercept") == 1) "(intercept)" else character()
  for (term in seq_along(attr(terms, "term.labels"))) {
    of_term <- ""
    for (variable in which(factors[, term] > 0)) {
      label <- rownames(factors)[variable]
      of_variable <- variable_names(gsub("`", "", label), fit$model[[label]], factors[variable, term] == 2)
      of_term <- as.vector(outer(of_term, of_variable, function(a, b) ifelse(a == "", b, paste0(a, ":", b))))
    }
    names <- c(names, of_term)
  }
  gsub(" ", "", names)
}

# Newton's steps go on until they change nothing: three more fits, each from the last. An epsilon as small as that would
# take the tolerance of glm's rank with it, epsilon / 1000, and no aliased column would be seen.
control <- glm.control(epsilon = 1e-8, maxit = 100)

fit_of <- function(design, y, offset, has_intercept) {
  start <- NULL
  for (again in 1:4) {
    fit <- suppressWarnings(glm.fit(design, y, etastart = start, offset = offset, family = binomial(), control = control,
                                    intercept = has_intercept))
    start <- fit$linear.predictors
  }
  fit
}

refit <- function(fit, design) fit_of(design, fit$y, fit$offset, attr(terms(fit), "intercept") == 1)

# Tests of terms: all columns of a term and of those that it is a part of, as in rms's anova; and those of a basis that
# bend it.

likelihood_ratio <- function(term, smaller, larger) {
  chi2 <- smaller$deviance - larger$deviance
  df <- larger$rank - smaller$rank
  list(term = gsub(" ", "", term), chi2 = chi2, df = df, p_value = pchisq(chi2, df, lower.tail = FALSE))
}

term_tests <- function(fit) {
  design <- model.matrix(fit)
  is_in <- attr(terms(fit), "factors") > 0
  tests <- lapply(seq_along(attr(terms(fit), "term.labels")), function(k) {
    contains <- which(colSums(is_in[is_in[, k], , drop = FALSE]) == sum(is_in[, k]))
    likelihood_ratio(colnames(is_in)[k], refit(fit, design[, !attr(design, "assign") %in% contains, drop = FALSE]), fit)
  })
  Filter(function(test) test$df > 0, tests)
}

nonlinear_tests <- function(fit, table) {
  design <- model.matrix(fit)
  labels <- attr(terms(fit), "term.labels")
  tests <- lapply(seq_along(labels), function(k) {
    call <- str2lang(labels[k])
    kinds <- c("poly", "ns", "bs", "rcs")
    if (!is.call(call) || !deparse(call[[1]]) %in% kinds || sum(attr(design, "assign") == k) < 2) return(NULL)
    straight <- cbind(design[, attr(design, "assign") != k, drop = FALSE], eval(call[[2]], table))
    likelihood_ratio(labels[k], refit(fit, straight), fit)
  })
  Filter(Negate(is.null), tests)
}

# Cases. `columns`: those of the table that are there, for formulas with a dot.

case <- function(file, target, positive, right, columns = NULL) {
  formula <- as.formula(paste("label_ ~", right))
  table <- read_table(file)
  if (is.null(columns)) columns <- intersect(all.vars(formula), names(table))
  label <- as.numeric(as.character(table[[target]]) == positive)
  table <- table[!is.na(label), , drop = FALSE]
  table$label_ <- label[!is.na(label)]
  table <- complete(table, formula, c("label_", columns))
  rm(list = ls(learned), envir = learned)
  fit <- suppressWarnings(glm(formula, binomial(), table, control = control, na.action = na.pass))
  minimum <- refit(fit, model.matrix(fit))
  fit[names(minimum)] <- minimum
  if (!fit$converged || max(sqrt(diag(vcov(fit))), na.rm = TRUE) > 200) stop("no estimate: ", file, " ", right)
  rows <- new_rows(table[columns], levels_in(formula))
  estimates <- coef(fit)
  names <- term_names(fit)
  stopifnot(length(names) == length(estimates))
  errors <- summary(fit)$coefficients[, 2]
  list(
    file = file, target = target, positive = positive, formula = paste(target, "~", right), columns = I(columns),
    rows = nrow(table), terms = I(names[!is.na(estimates)]), estimates = I(unname(estimates[!is.na(estimates)])),
    std_errors = I(unname(errors)), aliased = I(names[is.na(estimates)]), deviance = fit$deviance,
    df_residual = fit$df.residual, tests = term_tests(fit),
    nonlinear = nonlinear_tests(fit, table), new_rows = rows,
    probabilities = I(unname(suppressWarnings(predict(fit, rows, type = "response"))))
  )
}

everything <- function(file, without) setdiff(names(read_table(file)), without)

cases <- list(
  # Operators.
  case("dev/spector.csv", "GRADE", "1", "GPA + TUCE + PSI"),
  case("dev/spector.csv", "GRADE", "1", "1"),
  case("dev/spector.csv", "GRADE", "1", "(GPA + PSI)^2"),
  case("dev/admissions.csv", "admit", "1", ".", c("gre", "gpa", "rank")),
  case("dev/admissions.csv", "admit", "1", ". - rank + factor(rank)", c("gre", "gpa", "rank")),
  case("dev/admissions.csv", "admit", "1", "0 + factor(rank) + gpa"),
  case("dev/admissions.csv", "admit", "1", "factor(rank):gpa + gre - 1"),
  case("dev/admissions.csv", "admit", "1", "factor(rank)/gpa"),
  case("dev/birthwt.csv", "low", "1", "age * smoke + lwt"),
  case("dev/birthwt.csv", "low", "1", "factor(race) * smoke + ns(age, df = 3)"),
  case("dev/birthwt.csv", "low", "1", "(age + lwt + smoke)^3 - age:lwt:smoke"),
  case("dev/birthwt.csv", "low", "1", "factor(race) + lwt %in% factor(race)"),
  case("dev/birthwt.csv", "low", "1", "offset(0.01 * lwt) + age + ftv"),
  case("published/stata_lbw.csv", "low", "1", "race * smoke + poly(age, 2) + log(lwt)"),
  case("published/stata_lbw.csv", "low", "1", "race/smoke + I(age^2) + age"),
  case("published/stata_lbw.csv", "low", "1", "race:lwt + smoke"),
  case("published/birthwt_bwt.csv", "low", "1", "(race + smoke + ptd)^2 + age + lwt"),
  case("published/birthwt_bwt.csv", "low", "1", "age * lwt + smoke * ui + ht + ftv"),
  case("published/birthwt_bwt.csv", "low", "1", "smoke:ui + lwt"),
  # Columns that depend on others, and pairs of levels without rows.
  case("dev/birthwt.csv", "low", "1", "age + I(2 * age - 3) + smoke"),
  case("dev/birthwt.csv", "low", "1", "poly(age, 2, raw = TRUE) + age + smoke:factor(race) + smoke"),
  case("published/uis.csv", "DFREE", "1", "factor(IV) * TREAT + factor(IV3) + AGE"),
  case("dev/credit_data.csv", "Status", "bad", "Home * Job + Income + Records"),
  case("dev/german_credit.csv", "default", "2", "foreign_worker:housing + amount + age"),
  case("dev/bank_additional.csv", "y", "yes", "housing * loan + age"),
  # Functions of numbers.
  case("dev/saheart.csv", "chd", "1", "famhist * ns(age, df = 3) + log1p(tobacco) + sqrt(ldl)"),
  case("dev/saheart.csv", "chd", "1", "log(sbp) + log2(ldl) + log10(obesity) + exp(ldl / 10) + abs(typea - 50)"),
  case("dev/saheart.csv", "chd", "1", "I(obesity / 10) + I((age - 40)^2) + I(ldl * tobacco) + log(sbp, 10) + I(-alcohol + 2 * age)"),
  case("dev/saheart.csv", "chd", "1", "rcs(age, 4) + rcs(ldl, c(2, 4, 6, 9)) + famhist"),
  case("dev/saheart.csv", "chd", "1", "poly(age, 3) * famhist + hinge(tobacco, 2, 8) + tobacco"),
  case("dev/saheart.csv", "chd", "1", "bs(age, df = 5) + bs(ldl, knots = c(4, 6), degree = 2)"),
  case("dev/saheart.csv", "chd", "1", ". + I(age^2) - adiposity", everything("dev/saheart.csv", "chd")),
  case("dev/pima.csv", "class", "1", "poly(glucose, 2, raw = TRUE) + bmi * age + missing(insulin)"),
  case("dev/pima.csv", "class", "1", "glucose + hinge(age, 25, 40) + hinge(bmi, 30) + bmi + ns(pedigree, df = 2)"),
  case("dev/pima.csv", "class", "1", "cut(age, 25, 35, 50) + cut(bmi, groups = 4) * glucose"),
  case("dev/pima.csv", "class", "1", "bs(glucose, knots = c(100, 140)) + rcs(bmi, 5) + log1p(pregnancies)"),
  case("published/uis.csv", "DFREE", "1", "AGE + poly(NDT, 3) + factor(IV) + RACE * SITE + TREAT"),
  case("published/uis.csv", "DFREE", "1", "AGE * NDT + I(1 / (NDT + 1)) + I(log((NDT + 1) / 10)) + RACE:SITE + TREAT"),
  case("published/uis.csv", "DFREE", "1", "rcs(AGE, 3) * TREAT + factor(IV):NDT"),
  case("published/infert.csv", "case", "1", "education * parity + factor(spontaneous) + induced"),
  case("published/infert.csv", "case", "1", "education + ns(age, knots = c(27, 33)) * spontaneous + parity"),
  case("published/kyphosis.csv", "Kyphosis", "present", "poly(Age, 2) + hinge(Start, 9) + Number"),
  case("published/kyphosis.csv", "Kyphosis", "present", "rcs(Age, 3) + ns(Start, df = 2) + Number"),
  case("published/mroz.csv", "inlf", "1", "kidslt6 + kidsge6 + poly(age, 2) + educ * exper + I(exper^2) + log(nwifeinc + 1.1)"),
  case("published/mroz.csv", "inlf", "1", "kidslt6 + rcs(exper, 5) + ns(age, df = 3) * factor(city) + educ"),
  case("published/bacteria.csv", "y", "y", "trt * poly(week, 2) + hilo"),
  case("published/bacteria.csv", "y", "y", "ap:hilo + week + trt"),
  case("published/menarche_rows.csv", "Menarche", "1", "ns(Age, knots = c(11, 13, 15))"),
  case("published/orings_rows.csv", "damaged", "1", "poly(temperature, 2)"),
  case("published/islr_default.csv", "default", "Yes", "student * balance + ns(income, df = 3)"),
  case("published/islr_default.csv", "default", "Yes", "student + cut(income, groups = 5) + poly(balance, 3)"),
  case("dev/fair.csv", "affair", "1", "(age + yrs_married) * religious + factor(rate_marriage) + rcs(educ, 3)"),
  case("dev/fair.csv", "affair", "1", "factor(occupation) * children + bs(age, df = 4)"),
  case("dev/credit_data.csv", "Status", "bad", "ns(Income, df = 3) * Records + log1p(Assets) + Seniority:Job + missing(Debt)"),
  case("dev/credit_data.csv", "Status", "bad", "Job/Age + poly(Amount, 3) + Records + Time %in% Records"),
  case("dev/german_credit.csv", "default", "2", "checking_balance * months_loan_duration + poly(age, 2) + savings_balance + log(amount)"),
  case("dev/titanic.csv", "Survived", "1", "Sex * factor(Pclass) + ns(Age, df = 4) + log1p(Fare) + Embarked"),
  case("dev/titanic.csv", "Survived", "1", "Sex + Pclass + missing(Age) + missing(Cabin) + sqrt(Fare)"),
  case("dev/titanic.csv", "Survived", "1", "(Sex + Pclass + cut(Age, 15, 40))^2 + SibSp"),
  case("dev/churn_modelling.csv", "Exited", "1",
       "ns(Age, df = 4) + cut(NumOfProducts, 1, 2) + Geography * Gender + IsActiveMember * Age + log1p(Balance)"),
  case("dev/bank_additional.csv", "y", "yes", "contact * poly(euribor3m, 2) + ns(age, df = 5) + marital + previous + nr.employed"),
  case("dev/banknote.csv", "class", "1", "poly(variance, 2) + skewness"),
  case("dev/breast_wisconsin.csv", "class", "4", "bs(clump_thickness, df = 4) + hinge(mitoses, 1) + cell_size_uniformity"),
  case("published/space_shuttle.csv", "Fail", "yes", "ns(Temperature, df = 2)"),
  case("published/vaso.csv", "Y", "1", "log(Volume) + log(Rate)"),
  case("published/vaso.csv", "Y", "1", "I(Volume * Rate) + I(Volume / Rate) + Rate")
)

cat(toJSON(cases, digits = NA, auto_unbox = TRUE, dataframe = "columns", pretty = FALSE, na = "null"), "\n", sep = "")
