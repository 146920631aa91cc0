"""How far from the optimum coefficients are: log_loss.py TABLE COEFFICIENTS...

Prints a JSON object: the mean log loss of each file of coefficients over the table, and "optimum", the smallest of
these and of what two steps of Newton's method reach from the best.
"""

import json
import math
import sys

import numpy
import pandas

ROWS = 20_000  # at once


def blocks(table, terms):
    """The design matrix with a column of ones first, and labels, some rows at a time."""
    for begin in range(0, len(table), ROWS):
        rows = table.iloc[begin:begin + ROWS]
        columns = [numpy.ones(len(rows))]
        for term in terms[1:]:
            column, _, level = term.partition("=")
            values = rows[column].to_numpy()
            columns.append((values == level).astype(float) if level else values)
        yield numpy.column_stack(columns), rows["label"].to_numpy()


def losses(table, terms, candidates):
    """The mean log loss of each column of `candidates`."""
    sums = [[] for _ in candidates.T]
    for x, y in blocks(table, terms):
        z = x @ candidates
        each = numpy.logaddexp(0, numpy.where(y[:, None] == 1, -z, z))
        for sum_, values in zip(sums, each.T):
            sum_.append(math.fsum(values))
    return [math.fsum(sum_) / len(table) for sum_ in sums]


def newton_step(table, terms, weights):
    gradient = numpy.zeros(len(terms))
    information = numpy.zeros((len(terms), len(terms)))
    for x, y in blocks(table, terms):
        p = 1 / (1 + numpy.exp(-(x @ weights)))
        gradient += x.T @ (p - y)
        information += x.T @ (x * (p * (1 - p))[:, None])
    return weights - numpy.linalg.lstsq(information, gradient, rcond=1e-12)[0]


def main(path, *files):
    table = pandas.read_csv(path)
    read = [dict(pandas.read_csv(file, float_precision="round_trip").dropna().to_numpy()) for file in files]
    terms = ["(intercept)", *sorted(set().union(*read) - {"(intercept)"})]
    candidates = numpy.array([[one.get(term, 0.0) for one in read] for term in terms], dtype=float)
    found = losses(table, terms, candidates)
    best = candidates[:, numpy.argmin(found)]
    for _ in range(2):
        best = newton_step(table, terms, best)
    optimum = min(*found, losses(table, terms, best[:, None])[0])
    print(json.dumps({"optimum": optimum, **dict(zip(files, found))}))


main(*sys.argv[1:])
