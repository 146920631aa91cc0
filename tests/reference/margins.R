# Average marginal effects of columns under formulas, by hand: for each of the cases below glm's fit, then for each column
# a central difference of the probabilities that predict() would give with the column moved (of a category: with all rows
# at a level, less with all rows at the first), averaged over the rows; standard errors by the delta method, with the
# differences of the model matrices in place of derivatives.
#
#     Rscript margins.R DATA_DIRECTORY         prints one JSON document
#
# `at`: columns held at values in all rows.

suppressPackageStartupMessages({
  library(splines)
  library(Hmisc)
  library(jsonlite)
})
data_directory <- commandArgs(trailingOnly = TRUE)[1]

hinge <- function(x, ...) outer(x, c(...), function(x, knot) pmax(0, x - knot))

# With knots that are told: learned ones would be learned again from moved columns.
rcs <- function(x, knots) rcspline.eval(x, knots = knots, inclx = TRUE)

cut <- function(x, ...) {
  result <- base::cut(x, c(-Inf, ..., Inf))
  levels(result) <- sub(" ", "", levels(result))
  result
}

read_table <- function(file, columns) {
  table <- read.csv(file.path(data_directory, file), check.names = FALSE, na.strings = c("NA", ""))
  for (name in names(table)) if (is.logical(table[[name]])) table[[name]] <- as.character(table[[name]])
  table <- table[complete.cases(table[columns]), , drop = FALSE]
  for (name in columns) if (is.character(table[[name]])) table[[name]] <- factor(table[[name]])
  table
}

effects_of <- function(fit, table, factors, at) {
  b <- coef(fit)
  kept <- !is.na(b)
  held <- if (is.null(fit$offset)) 0 else fit$offset
  terms <- delete.response(terms(fit))
  attr(terms, "offset") <- NULL
  design <- function(rows) {
    frame <- model.frame(terms, rows, xlev = fit$xlevels)
    model.matrix(terms, frame, contrasts.arg = fit$contrasts)[, kept, drop = FALSE]
  }
  for (name in names(at)) {
    table[[name]] <- if (is.factor(table[[name]])) factor(at[[name]], levels(table[[name]])) else at[[name]]
  }
  between <- function(term, low, high, step) {
    x0 <- design(low)
    x1 <- design(high)
    z0 <- drop(x0 %*% b[kept]) + held
    z1 <- drop(x1 %*% b[kept]) + held
    gradient <- colMeans(dlogis(z1) * x1 - dlogis(z0) * x0) / step
    list(term = term, effect = mean(plogis(z1) - plogis(z0)) / step,
         std_error = sqrt(drop(gradient %*% vcov(fit)[kept, kept] %*% gradient)))
  }
  with_value <- function(name, value) {
    table[[name]] <- value
    table
  }
  result <- list()
  for (name in all.vars(str2lang(paste(attr(terms, "term.labels"), collapse = "+")))) {
    x <- table[[name]]
    if (is.factor(x) || name %in% factors) {
      values <- if (is.factor(x)) factor(levels(x), levels(x)) else sort(unique(fit$data[[name]]))
      label <- if (is.factor(x)) name else paste0("factor(", name, ")")
      for (k in seq_along(values)[-1]) {
        result <- c(result, list(between(paste0(label, "=", values[k]), with_value(name, values[1]),
                                         with_value(name, values[k]), 1)))
      }
    }
    if (!is.factor(x) && !name %in% factors) {
      h <- 1e-5 * sd(fit$data[[name]])
      result <- c(result, list(between(name, with_value(name, x - h), with_value(name, x + h), 2 * h)))
    }
  }
  result
}

case <- function(file, target, positive, right, factors = character(), at = list()) {
  formula <- as.formula(paste("label_ ~", right))
  columns <- c(target, intersect(all.vars(formula), names(read.csv(file.path(data_directory, file), check.names = FALSE,
                                                                    nrows = 1))))
  table <- read_table(file, columns)
  table$label_ <- as.numeric(as.character(table[[target]]) == positive)
  # vcov() has the weights of the step before the last: one more fit, from the last.
  control <- glm.control(epsilon = 1e-12, maxit = 100)
  fit <- glm(formula, binomial(), table, control = control)
  fit <- glm(formula, binomial(), table, control = control, etastart = fit$linear.predictors)
  list(file = file, positive = positive, formula = paste(target, "~", right), at = at,
       effects = effects_of(fit, table, factors, at))
}

cases <- list(
  case("dev/spector.csv", "GRADE", "1", "GPA * TUCE + PSI"),
  case("dev/admissions.csv", "admit", "1", "poly(gpa, 2) + gre * factor(rank)", "rank"),
  case("dev/birthwt.csv", "low", "1", "ns(age, df = 3) * smoke + log(lwt)"),
  case("dev/birthwt.csv", "low", "1", "offset(0.01 * lwt) + age + factor(race) * smoke", "race"),
  case("dev/birthwt.csv", "low", "1", "age * lwt + I(age^2) + smoke", at = list(age = 30, smoke = 1)),
  case("dev/saheart.csv", "chd", "1", "famhist * ns(age, df = 3) + log1p(tobacco) + exp(ldl / 10)"),
  case("dev/saheart.csv", "chd", "1", "famhist * ns(age, df = 3) + log1p(tobacco) + exp(ldl / 10)",
       at = list(age = 50, famhist = "Present")),
  case("dev/saheart.csv", "chd", "1", "rcs(age, c(20.5, 35.5, 50.5, 60.5)) + I(ldl * tobacco) + log(sbp, 10) + abs(typea - 50.5)"),
  case("dev/saheart.csv", "chd", "1", "bs(ldl, knots = c(4.005, 6.005), degree = 2) + hinge(obesity, 25.0001) + obesity"),
  case("published/infert.csv", "case", "1", "education * parity + factor(spontaneous) + induced", "spontaneous"),
  case("published/mroz.csv", "inlf", "1", "kidslt6 + poly(age, 2) + educ * exper + I(exper^2) + log(nwifeinc + 1.1)"),
  case("published/uis.csv", "DFREE", "1", "AGE * NDT + I(1 / (NDT + 1)) + I(log((NDT + 1) / 10)) + RACE * SITE + TREAT"),
  case("published/bacteria.csv", "y", "y", "trt * poly(week, 2) + hilo"),
  case("published/vaso.csv", "Y", "1", "I(Volume * Rate) + I(Volume / Rate) + Rate"),
  case("published/birthwt_bwt.csv", "low", "1", "age + lwt + smoke", at = list(age = 20)),
  case("dev/german_credit.csv", "default", "2", "checking_balance * months_loan_duration + poly(age, 2) + log(amount)")
)

cat(toJSON(cases, digits = NA, auto_unbox = TRUE, pretty = FALSE, na = "null"), "\n", sep = "")
