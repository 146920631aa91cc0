#!/usr/bin/env python3
"""Trains the models of the reference files with two programs: the model files and predictions must be the same bytes.

    tests/reference/same_bytes.py --logreg PROGRAM --other PROGRAM --data DIR [--only PATTERN]

The programs are builds of one source for two processors, by two compilers, or with other libraries. DIR is described in
run.py. Without it, the exit status is 77.
"""

import argparse
import fnmatch
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import run

FITS = {"plain": [], "ridge": ["--l2", "0.01"], "lasso": ["--l1", "0.01"], "robust": ["--robust", "hc1"],
        "sgd": ["--optimizer", "sgd", "--epochs", "3"]}


def bytes_of(program, fit, table, reference, model, folder):
    """Of the model file and the predictions, or the refusal."""
    output = folder / "model.json"
    try:
        run.Logreg(program).train(table, reference, model, output, *FITS[fit], timeout=600)
        return output.read_bytes(), run.Logreg(program).answer("predict", output, table, timeout=600).encode()
    except run.Refused as refusal:
        return (str(refusal).encode(),)


def first_difference(ours, theirs):
    for part, (one, other) in enumerate(zip(ours, theirs)):
        for number, (line, another) in enumerate(zip(one.splitlines(), other.splitlines()), 1):
            if line != another:
                return f"{('model', 'predictions')[part]}, line {number}: {line[:150]!r} and {another[:150]!r}"
    return "one is longer"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--logreg", type=Path, required=True)
    parser.add_argument("--other", type=Path, required=True)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--only", default="*")
    options = parser.parse_args()
    if not (options.data / "published.json").exists():
        print(f"skipped: no reference data in {options.data}")
        return run.SKIPPED

    def compare(job):
        (name, reference, model), fit = job
        table = options.data / reference["dataset"]
        with tempfile.TemporaryDirectory() as first, tempfile.TemporaryDirectory() as second:
            ours = bytes_of(options.logreg.resolve(), fit, table, reference, model, Path(first))
            theirs = bytes_of(options.other.resolve(), fit, table, reference, model, Path(second))
        return f"{name}/{model['model']} {fit}", "" if ours == theirs else first_difference(ours, theirs)

    jobs = [(each, fit) for each in run.references_in(options.data) for fit in FITS
            if fnmatch.fnmatch(f"{each[0]}/{each[2]['model']}", options.only)]
    failed = 0
    with ThreadPoolExecutor(2) as pool:
        for name, difference in pool.map(compare, jobs):
            failed += bool(difference)
            if difference:
                print(f"FAILED {name}: {difference}", flush=True)
    print(f"{len(jobs)} fits, {failed} differ")
    return 1 if failed or not jobs else 0


if __name__ == "__main__":
    sys.exit(main())
