#!/usr/bin/env python3
"""Penalised fits of scikit-learn and glmnet, and what logreg makes of the same options under --like.

    tests/reference/peers_fit.py --logreg build/dev/logreg --data DIR

DIR is described in run.py. Compared is the objective as the other program states it, at both solutions: logreg's must be
no higher, and theirs, which stop by tolerances of their own, higher by a small part only. Programs that are not there
are left out; exit status 77 if none is, or no data.
"""

import argparse
import csv
import io
import json
import math
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

SKIPPED = 77
SYSTEM_PYTHON = "/usr/bin/python3"  # Debian's packages belong to it
ROUNDING = 1e-12      # relative: of the sum of the losses
SKLEARN_ABOVE = 1e-7  # relative: how far its solvers stay above the minimum
GLMNET_ABOVE = 1e-7
COEFFICIENT = 2e-3    # of the largest: flat minima move more than their objective tells

# Table, target, positive label; all other columns are numbers.
TABLES = [("dev/pima.csv", "class", "1"), ("dev/banknote.csv", "class", "1"), ("dev/spector.csv", "GRADE", "1")]

GLMNET = """
suppressMessages(library(glmnet))
arguments <- commandArgs(trailingOnly = TRUE)
d <- read.csv(arguments[1], check.names = FALSE)
x <- as.matrix(d[, setdiff(names(d), c("y", "w"))])
fit <- glmnet(x, d$y, family = "binomial", weights = d$w, alpha = as.numeric(arguments[3]),
              lambda = as.numeric(arguments[2]), standardize = TRUE, thresh = 1e-16, maxit = 1e7)
cat(format(as.vector(coef(fit)), digits = 17), sep = "\\n")
"""


def read(path, target, positive):
    """Names of the columns, rows of numbers, labels."""
    with path.open(newline="") as file:
        rows = list(csv.DictReader(file))
    names = [name for name in rows[0] if name != target]
    return names, [[float(row[name]) for name in names] for row in rows], [int(row[target] == positive) for row in rows]


def standardised(rows):
    columns = list(zip(*rows))
    result = []
    for column in columns:
        mean = math.fsum(column) / len(column)
        sd = math.sqrt(math.fsum((value - mean) ** 2 for value in column) / len(column))
        result.append([(value - mean) / sd for value in column])
    return [list(row) for row in zip(*result)]


def table_text(names, rows, labels, weights):
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([*names, "y", "w"])
    for row, label, weight in zip(rows, labels, weights):
        writer.writerow([*map(repr, row), label, weight])
    return text.getvalue()


def losses(rows, labels, weights, coefficients):
    """The weighted sum of the log losses."""
    total = []
    for row, label, weight in zip(rows, labels, weights):
        z = coefficients[0] + math.fsum(w * x for w, x in zip(coefficients[1:], row))
        z = -z if label else z
        total.append(weight * (max(z, 0) + math.log1p(math.exp(-abs(z)))))
    return math.fsum(total)


def learned(logreg, table, options):
    command = [str(logreg), "train", str(table), "--target", "y", "--weights", "w", "--json", "-q", "-o",
               str(table.with_suffix(".json")), *options]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)
    return [each["estimate"] for each in json.loads(done.stdout)["coefficients"]]


class Comparison:
    def __init__(self):
        self.failed = self.done = 0

    def check(self, name, ours, theirs, objective, above):
        """`objective` of a list of coefficients, the intercept first."""
        at_ours, at_theirs = objective(ours), objective(theirs)
        excess = (at_theirs - at_ours) / abs(at_ours)
        distance = max(abs(a - b) for a, b in zip(ours, theirs)) / max(map(abs, ours))
        # scikit-learn's saga takes steps by parts of the largest coefficient: where all are zero it stops at once.
        stops_short = not any(ours[1:])
        good = excess >= -ROUNDING and (stops_short or (excess <= above and distance <= COEFFICIENT))
        self.done += 1
        self.failed += not good
        print(f"{'ok' if good else 'FAILED':6} {name:60} above logreg {excess:.1e}, coefficients {distance:.1e}")


def sklearn_fits():
    """Of each: options for logreg, a classifier, and its penalty of the coefficients."""
    from sklearn.linear_model import LogisticRegression
    exact = {"tol": 1e-12, "max_iter": 20000}
    square = lambda w: math.fsum(each * each for each in w) / 2
    absolute = lambda w: math.fsum(map(abs, w))
    for c in (0.05, 1, 20):
        yield (["--like", "sklearn", "--C", str(c)], LogisticRegression(C=c, solver="newton-cholesky", **exact),
               lambda w, c=c: square(w) / c)
        yield (["--like", "sklearn", "--C", str(c), "--penalty", "l1"],
               LogisticRegression(C=c, penalty="l1", solver="saga", **exact), lambda w, c=c: absolute(w) / c)
        yield (["--like", "sklearn", "--C", str(c), "--penalty", "elasticnet", "--l1-ratio", "0.3"],
               LogisticRegression(C=c, penalty="elasticnet", l1_ratio=0.3, solver="saga", **exact),
               lambda w, c=c: (0.3 * absolute(w) + 0.7 * square(w)) / c)
    yield (["--like", "sklearn", "--penalty", "none"], LogisticRegression(penalty=None, solver="newton-cholesky", **exact),
           lambda w: 0)


def compare_sklearn(comparison, logreg, name, data, folder):
    names, rows, labels, weights = data
    rows = standardised(rows)
    table = folder / "standardised.csv"
    table.write_text(table_text(names, rows, labels, weights))
    for options, classifier, penalty in sklearn_fits():
        classifier.fit(rows, labels, sample_weight=weights)
        theirs = [float(classifier.intercept_[0]), *map(float, classifier.coef_[0])]
        comparison.check(f"{name} {' '.join(options)}", learned(logreg, table, options), theirs,
                         lambda w, p=penalty: losses(rows, labels, weights, w) + p(w[1:]), SKLEARN_ABOVE)


def compare_glmnet(comparison, logreg, name, data, folder):
    names, rows, labels, weights = data
    table, script = folder / "raw.csv", folder / "fit.R"
    table.write_text(table_text(names, rows, labels, weights))
    script.write_text(GLMNET)
    weight_sum = math.fsum(weights)
    means = [math.fsum(w * x for w, x in zip(weights, column)) / weight_sum for column in zip(*rows)]
    deviations = [math.sqrt(math.fsum(w * (x - mean) ** 2 for w, x in zip(weights, column)) / weight_sum)
                  for mean, column in zip(means, zip(*rows))]
    for strength, alpha in ((0.01, 1), (0.002, 0.5), (0.05, 0)):
        found = subprocess.run(["Rscript", script, table, str(strength), str(alpha)], capture_output=True, text=True,
                               check=True)
        theirs = [float(line) for line in found.stdout.split()]

        def objective(w):
            scaled = [each * sd for each, sd in zip(w[1:], deviations)]
            penalty = alpha * math.fsum(map(abs, scaled)) + (1 - alpha) / 2 * math.fsum(each * each for each in scaled)
            return losses(rows, labels, weights, w) / weight_sum + strength * penalty

        options = ["--like", "glmnet", "--lambda", str(strength), "--l1-ratio", str(alpha)]
        comparison.check(f"{name} {' '.join(options)}", learned(logreg, table, options), theirs, objective, GLMNET_ABOVE)


def has_sklearn():
    try:
        import sklearn  # noqa: F401
    except ImportError:
        return False
    return True


def has_glmnet():
    if not shutil.which("Rscript"):
        return False
    return subprocess.run(["Rscript", "-e", "library(glmnet)"], capture_output=True).returncode == 0


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--logreg", required=True, type=lambda path: Path(path).resolve())
    parser.add_argument("--data", required=True, type=Path)
    options = parser.parse_args()
    if not has_sklearn() and Path(sys.executable) != Path(SYSTEM_PYTHON) and Path(SYSTEM_PYTHON).exists() \
            and "LOGREG_PEERS_AGAIN" not in os.environ:
        os.execve(SYSTEM_PYTHON, [SYSTEM_PYTHON, *sys.argv], os.environ | {"LOGREG_PEERS_AGAIN": "1"})
    parts = [part for part, there in ((compare_sklearn, has_sklearn), (compare_glmnet, has_glmnet)) if there()]
    if not parts or not options.data.is_dir():
        print("skipped: neither scikit-learn nor glmnet is there" if not parts else f"skipped: no data in {options.data}")
        sys.exit(SKIPPED)
    comparison = Comparison()
    with tempfile.TemporaryDirectory() as directory:
        for file, target, positive in TABLES:
            names, rows, labels = read(options.data / file, target, positive)
            weights = [1 + i % 3 for i in range(len(rows))]
            for part in parts:
                part(comparison, options.logreg, Path(file).stem, (names, rows, labels, weights), Path(directory))
    print(f"{comparison.done} fits, {comparison.failed} failed")
    sys.exit(1 if comparison.failed else 0)


if __name__ == "__main__":
    main()
