#!/usr/bin/env python3
"""Out-of-fold probabilities against scikit-learn's cross_val_predict on the same folds: the numbers in folds.json.

    folds.py --logreg build/dev/logreg      cross-validates the table of the samples and compares
    folds.py --sklearn                      runs scikit-learn again and compares with what is stored; BLESS=1 rewrites

Means of missing cells, means and standard deviations, and the ridge's C are learned outside each fold by either. With
--sklearn it leaves with 77 where there is no scikit-learn (Debian: python3-sklearn).
"""

import argparse
import csv
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
TABLE = HERE.parent.parent / "samples" / "customers.csv"
STORED = HERE / "folds.json"
SKIPPED = 77
PROBABILITY = 1e-7   # absolute
SKLEARN = 1e-8       # absolute: another scikit-learn on another machine
ROWS = 1000
FOLDS = 5
NUMBERS = ["age", "tenure_months", "monthly_fee", "support_calls", "gigabytes"]
CASES = {
    "unpenalised": [],
    "ridge of raw columns": ["--like", "sklearn", "--C", "0.01"],
    "ridge of standardised columns": ["--l2", "0.05"],
}


def rows():
    """Some rows of the samples, with cells that are missing, and a fold each of 200."""
    with TABLE.open(newline="") as file:
        table = list(csv.DictReader(file))[:ROWS]
    result = []
    for i, row in enumerate(table):
        cells = ["" if row[name] == "NA" else row[name] for name in NUMBERS]
        if i * i % 7 == 2:
            cells[0] = ""
        if i * 31 % 97 < 9:
            cells[4] = ""
        result.append([*cells, i * 613 % ROWS % FOLDS, row["churned"]])
    return result


def by_logreg(logreg, options):
    with tempfile.TemporaryDirectory() as directory:
        table = Path(directory) / "table.csv"
        out = Path(directory) / "out_of_fold.csv"
        with table.open("w", newline="") as file:
            writer = csv.writer(file)
            writer.writerow([*NUMBERS, "fold", "churned"])
            writer.writerows(rows())
        subprocess.run([logreg, "train", table, "-t", "churned", "--missing", "impute", "--fold-column", "fold",
                        "--out-of-fold", out, "-q", "-o", Path(directory) / "model.json", *options],
                       check=True, stdout=subprocess.DEVNULL)
        with out.open(newline="") as file:
            found = list(csv.DictReader(file))
    for i, (row, wanted) in enumerate(zip(found, rows(), strict=True)):
        if (row["row"], row["fold"], row["label"]) != (str(i + 1), str(wanted[-2] + 1), wanted[-1]):
            sys.exit(f"row {i + 1} of the out-of-fold file is {row}")
    return [float(row["probability"]) for row in found]


def by_sklearn():
    try:
        import numpy
        from sklearn.impute import SimpleImputer
        from sklearn.linear_model import LogisticRegression
        from sklearn.model_selection import PredefinedSplit, cross_val_predict
        from sklearn.pipeline import make_pipeline
        from sklearn.preprocessing import StandardScaler
    except ImportError:
        print("skipped: there is no scikit-learn")
        sys.exit(SKIPPED)
    table = rows()
    x = numpy.array([[float(cell) if cell else numpy.nan for cell in row[:-2]] for row in table])
    y = numpy.array([row[-1] == "yes" for row in table])
    folds = PredefinedSplit([row[-2] for row in table])
    outside = ROWS - ROWS // FOLDS

    def probabilities(*steps, **options):
        last = LogisticRegression(solver="newton-cholesky", tol=1e-13, max_iter=10000, **options)
        model = make_pipeline(SimpleImputer(), *steps, last)
        return list(cross_val_predict(model, x, y, cv=folds, method="predict_proba")[:, 1])

    return {"unpenalised": probabilities(StandardScaler(), penalty=None),
            "ridge of raw columns": probabilities(C=0.01),
            "ridge of standardised columns": probabilities(StandardScaler(), C=1 / (outside * 0.05))}


def check_stored():
    found = by_sklearn()
    if os.environ.get("BLESS") == "1":
        STORED.write_text("{\n" + ",\n".join(f"{json.dumps(name)}: {json.dumps(found[name])}" for name in found) + "\n}\n")
    stored = json.loads(STORED.read_text())
    failed = False
    for name in CASES:
        error = max(abs(a - b) for a, b in zip(found[name], stored[name], strict=True))
        print(f"{name}: stored and scikit-learn differ by {error:.1e}")
        failed = failed or not error <= SKLEARN
    sys.exit(1 if failed else 0)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--logreg", type=Path, help="the program to test")
    parser.add_argument("--sklearn", action="store_true", help="run scikit-learn and compare it with what is stored")
    options = parser.parse_args()
    if options.sklearn:
        check_stored()
    stored = json.loads(STORED.read_text())
    failed = False
    for name, arguments in CASES.items():
        found = by_logreg(options.logreg.resolve(), arguments)
        error = max(abs(a - b) for a, b in zip(found, stored[name], strict=True))
        print(f"{name}: {len(found)} probabilities, largest error {error:.1e}")
        failed = failed or not error <= PROBABILITY
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
