# Expected columns of the bases of formulas: R's poly, ns and bs, Hmisc's restricted cubic splines, cut. Prints
#
#   values NAME X...                   what constants are learned from
#   basis KIND NAME KEY=VALUE...       a basis of these
#   constants X...                     inner knots of ns and bs, knots of rcs, breaks of cut, alpha, norm2 of poly
#   row X COLUMN...                    the columns at X; of cut the level, in the range and outside
#
# Groups of cut are written out here. The blank that R puts before Inf is left out.

suppressPackageStartupMessages({
  library(splines)
  library(Hmisc)
})

number <- function(x) paste(formatC(x, digits = 15, format = "g", width = 1), collapse = " ")
line <- function(...) cat(paste(...), "\n", sep = "")

set.seed(20)
tables <- list(
  even = c(0, 0.5, 1, 1.5, 2, 3, 4, 5, 6, 8),
  years = rep(1990:2020, times = 1 + (1:31) %% 3),
  skewed = round(exp(rnorm(150, 2, 1.2)), 4),
  small = round(rnorm(37, -5, 3), 2),
  ages = c(22, 22, 25, 30, 31, 31, 31, 38, 40, 44, 47, 47, 51, 58, 60, 71),
  zeros = c(rep(0, 30), round(rexp(90, 0.01), 1), rep(900, 20)),
  tiny = signif(runif(40, 1e-9, 5e-9), 6),
  huge = signif(3e8 + runif(60, 0, 1e6), 9),
  fives = rep(1:5, times = c(4, 7, 9, 5, 3)),
  tied = c(rep(10, 40), rep(20, 30), 11:19, 21:25),
  counts = rep(0:9, times = c(50, 30, 20, 12, 8, 5, 3, 2, 1, 1))
)
for (name in names(tables)) line("values", name, number(tables[[name]]))

# Inside, at both ends, and far outside on both sides.
points_of <- function(x) {
  low <- min(x)
  width <- max(x) - low
  between <- low + c(-3, -0.25, 0.07, 0.31, 0.5, 0.77, 0.999, 1.1, 4) * width
  sort(unique(c(low, max(x), signif(between, 12))))  # short enough to be printed in full
}

basis <- function(kind, name, settings, constants, columns, points = points_of(tables[[name]])) {
  line("basis", kind, name, settings)
  line("constants", number(constants))
  for (x in points) line("row", number(x), columns(x))
}

poly_basis <- function(name, degree) {
  learned <- poly(tables[[name]], degree)
  coefs <- attr(learned, "coefs")
  basis("poly", name, paste0("degree=", degree), c(coefs$alpha, coefs$norm2), function(x) number(predict(learned, x)))
}

spline_basis <- function(kind, name, settings) {
  arguments <- eval(parse(text = paste0("list(", paste(settings, collapse = ","), ")")))
  names(arguments)[names(arguments) == "boundary"] <- "Boundary.knots"
  make <- if (kind == "ns") ns else bs
  learned <- suppressWarnings(do.call(make, c(list(tables[[name]]), arguments)))
  basis(kind, name, paste(gsub("c\\(|\\)| ", "", settings), collapse = " "), attr(learned, "knots"), function(x) {
    number(suppressWarnings(predict(learned, x)))
  })
}

rcs_basis <- function(name, count = NULL, knots = NULL) {
  if (is.null(knots)) {
    settings <- paste0("count=", count)
    knots <- suppressWarnings(rcspline.eval(tables[[name]], nk = count, knots.only = TRUE))
  } else {
    settings <- paste0("knots=", paste(knots, collapse = ","))
  }
  basis("rcs", name, settings, knots, function(x) number(rcspline.eval(x, knots = knots, inclx = TRUE)))
}

cut_basis <- function(name, groups = NULL, breaks = NULL) {
  if (is.null(breaks)) {
    settings <- paste0("count=", groups)
    breaks <- unique(quantile(tables[[name]], seq(0, 1, length.out = groups + 1))[-c(1, groups + 1)])
    breaks <- breaks[breaks < max(tables[[name]])]
  } else {
    settings <- paste0("knots=", paste(breaks, collapse = ","))
  }
  points <- c(signif(breaks, 12), range(tables[[name]]) + c(-1, 1))
  basis("cut", name, settings, breaks, function(x) sub(" ", "", cut(x, c(-Inf, breaks, Inf))), points)
}

for (degree in 1:5) poly_basis("years", degree)
poly_basis("even", 3)
poly_basis("skewed", 4)
poly_basis("small", 2)
poly_basis("huge", 3)
poly_basis("tiny", 3)
poly_basis("fives", 4)

for (df in 1:7) spline_basis("ns", "even", paste0("df=", df))
for (name in c("years", "skewed", "small", "ages", "tiny", "huge")) {
  for (df in c(3, 5)) spline_basis("ns", name, paste0("df=", df))
}
spline_basis("ns", "fives", "df=4")
spline_basis("ns", "ages", "knots=c(40)")
spline_basis("ns", "ages", "knots=c(23, 24, 70.5)")
spline_basis("ns", "years", c("knots=c(1995, 2001)", "boundary=c(1992, 2018)"))
spline_basis("ns", "skewed", c("df=4", "boundary=c(3, 20)"))
spline_basis("ns", "small", c("df=6", "boundary=c(-30, 30)"))

for (df in 3:7) spline_basis("bs", "even", paste0("df=", df))
for (name in c("years", "skewed", "small", "ages", "tiny", "huge")) spline_basis("bs", name, "df=5")
for (degree in c(1, 2, 4, 5)) spline_basis("bs", "ages", c(paste0("df=", degree + 2), paste0("degree=", degree)))
spline_basis("bs", "fives", "df=4")
spline_basis("bs", "ages", c("knots=c(30, 41.5)", "degree=2"))
spline_basis("bs", "small", c("knots=c(-6, -6, -2)", "boundary=c(-20, 10)"))
spline_basis("bs", "skewed", c("df=4", "boundary=c(3, 20)"))

for (count in 3:7) rcs_basis("skewed", count)
for (name in c("small", "years", "ages", "huge", "tiny", "tied", "zeros", "counts")) {
  for (count in c(3, 4, 5)) rcs_basis(name, count)
}
rcs_basis("fives", 5)
rcs_basis("even", 7)
rcs_basis("zeros", 7)
rcs_basis("ages", knots = c(25, 40, 47, 58))

cut_basis("ages", breaks = c(25, 50))
cut_basis("ages", breaks = c(31))
cut_basis("huge", breaks = c(300100000, 300200000, 300200500))
cut_basis("tiny", breaks = c(1.23456e-9, 1.23457e-9))
for (name in c("skewed", "zeros", "counts", "fives", "tied")) cut_basis(name, groups = 4)
cut_basis("zeros", groups = 10)
