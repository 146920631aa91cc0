#!/usr/bin/env python3
"""logreg inspect shows what logreg train has shown: each line of its summary, and each figure of its JSON.

    tests/behaviour/inspect_shows.py --logreg build/dev/logreg
"""

import argparse
import json
import math
import os
import subprocess
import sys
import tempfile
from pathlib import Path

SAMPLES = Path(__file__).resolve().parent.parent.parent / "samples"
CUSTOMERS = [str(SAMPLES / "customers.csv"), "-t", "churned"]
STUDENTS = [str(SAMPLES / "students.csv"), "-t", "passed"]
CASES = [CUSTOMERS, [*CUSTOMERS, "--robust", "hc1"], [*CUSTOMERS, "--cluster", "region"], [*CUSTOMERS, "--l1", "0.02"],
         [*CUSTOMERS, "--class-weight", "balanced", "--prior", "0.1"], [*STUDENTS, "--ci", "profile", "--margins"],
         [*STUDENTS, "--firth"], [*CUSTOMERS, "--vif", "--std-coef", "--level", "0.9"],
         [*STUDENTS, "--hypothesis", "hours = 1"], [*STUDENTS, "--optimizer", "gd", "--epochs", "3"],
         [CUSTOMERS[0], "--formula", "churned ~ plan*age + ns(tenure_months, df=3)"],
         ["separated.csv", "-t", "y"], ["trials.csv", "-t", "s", "--trials", "n"]]
TABLES = {"separated.csv": "x,g,y\n" + "".join(f"{i},{'ab'[i % 2]},{int(i > 9)}\n" for i in range(20)),
          "trials.csv": "x,n,s\n0,20,1\n1,20,4\n2,20,9\n3,20,13\n4,20,20\n"}
# Of the training alone: where its model is, and where the rows stand, which no model file may depend on.
OF_TRAINING = {"model", "coefficients", "notable_rows"}


def run(logreg, *words):
    return subprocess.run([logreg, *words], capture_output=True, text=True, check=True, timeout=60).stdout


def same(a, b):
    if isinstance(a, dict):
        return isinstance(b, dict) and a.keys() == b.keys() and all(same(a[key], b[key]) for key in a)
    if isinstance(a, list):
        return isinstance(b, list) and len(a) == len(b) and all(map(same, a, b))
    if isinstance(a, float) and isinstance(b, (int, float)):
        return math.isclose(a, b, rel_tol=1e-11)
    return a == b


def differences(logreg, words):
    shown = run(logreg, "train", *words, "-q").split("Rows to look at")[0]
    lines = set(run(logreg, "inspect", "model.json").splitlines())
    for line in shown.splitlines():
        if line not in lines and not line.startswith("Model  "):
            yield f"inspect does not show {line!r}"
    told = json.loads(run(logreg, "train", *words, "-q", "--json"))
    model = json.loads(run(logreg, "inspect", "model.json", "--json"))
    for key in told.keys() - OF_TRAINING:
        if not same(told[key], model["summary"]["figures"].get(key, "nothing")):
            yield f"{key} is {model['summary']['figures'].get(key)!r}, not {told[key]!r}"
    tests = ([model["intercept_test"]] if model["intercept"] is not None else []) + model["terms"]
    for coefficient, test in zip(told["coefficients"], tests, strict=True):
        for key in ("statistic", "conf_low", "conf_high", "odds_ratio_low", "odds_ratio_high"):
            found = test[key] if test else None
            if found != coefficient[key] and not str(found).endswith("infinity"):
                yield f"{key} of {coefficient['term']} is {found!r}, not {coefficient[key]!r}"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--logreg", required=True, type=lambda path: str(Path(path).resolve()))
    logreg = parser.parse_args().logreg
    failures = []
    with tempfile.TemporaryDirectory() as directory:
        os.chdir(directory)
        for name, text in TABLES.items():
            Path(name).write_text(text)
        for words in CASES:
            failures += [f"{' '.join(words)}: {each}" for each in differences(logreg, words)]
    print("\n".join(failures) or f"{len(CASES)} trainings are shown again")
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
