#!/usr/bin/env python3
"""logreg tune against cv.glmnet with folds and lambdas given: the numbers in tuned.json, which tuned.R makes.

    tuned.py --logreg build/dev/logreg --data DIR    tunes and compares
    tuned.py --r --data DIR                          runs R again and compares with what is stored; BLESS=1 rewrites that

DIR holds the reference tables (see run.py). Mean and standard error of the log loss agree to 1e-6 relative at every
lambda; no objective is worse than glmnet's by more than 1e-10; the same lambdas are chosen. With --r it leaves with 77
where there is no R with glmnet and jsonlite (Debian: r-cran-glmnet, r-cran-jsonlite).
"""

import argparse
import csv
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
STORED = HERE / "tuned.json"
SKIPPED = 77
FOLDS = 6
AGREES = 1e-6   # relative, of figures
WORSE = 1e-10   # of the objective

# Name, file, target, its positive label, columns.
TABLES = [
    ("kyphosis", "published/kyphosis.csv", "Kyphosis", "present", ["Age", "Number", "Start"]),
    ("lbw", "published/stata_lbw.csv", "low", "1", ["age", "lwt", "race", "smoke", "ptl", "ht", "ui"]),
    ("mroz", "published/mroz.csv", "inlf", "1", ["kidslt6", "kidsge6", "age", "educ", "exper", "expersq", "nwifeinc"]),
    ("uis", "published/uis.csv", "DFREE", "1", ["AGE", "BECK", "IV", "NDT", "RACE", "TREAT", "SITE"]),
    ("default", "published/islr_default.csv", "default", "Yes", ["student", "balance", "income"]),
    ("infert", "published/infert.csv", "case", "1", ["education", "age", "parity", "induced", "spontaneous"]),
    ("bacteria", "published/bacteria.csv", "y", "y", ["week", "trt"]),
    ("birthwt", "published/birthwt_bwt.csv", "low", "1", ["age", "lwt", "race", "smoke", "ptd", "ht", "ui", "ftv"]),
    ("remission", "published/remission.csv", "remiss", "1", ["cell", "smear", "infil", "li", "blast", "temp"]),
]


def prepared(data, folder):
    """Complete rows of each table, with y and fold, in `folder`."""
    for name, file, target, positive, columns in TABLES:
        with open(data / file, newline="", encoding="utf-8") as source:
            rows = list(csv.DictReader(source))
        names = columns
        rows = [row for row in rows if all(row[c] not in ("", "NA") for c in [target, *names])]
        with open(folder / f"{name}.csv", "w", newline="", encoding="utf-8") as out:
            writer = csv.writer(out, lineterminator="\n")
            writer.writerow([*names, "y", "fold"])
            for i, row in enumerate(rows):
                fold = (i * 7 + i // 13) % FOLDS + 1
                writer.writerow([*(row[c] for c in names), int(row[target] == positive), fold])


def by_logreg(logreg, folder, case):
    file = folder / f"{case['table']}.csv"
    lambdas = ",".join(repr(each) for each in case["lambda"])
    command = [logreg, "tune", file, "-t", "y", "--fold-column", "fold", "--l1-ratio", repr(float(case["alpha"])),
               "--lambdas", lambdas, "--json", "-q", "-o", folder / "model.json"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    if done.returncode != 0:
        raise SystemExit(f"tuned: {case['table']}: {done.stderr}")
    return json.loads(done.stdout)


def compare(logreg, data, cases):
    failures = 0
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        prepared(data, folder)
        for case in cases:
            answer = by_logreg(logreg, folder, case)
            path = answer["path"]
            name = f"{case['table']}, alpha {case['alpha']}"
            if len(path) != len(case["lambda"]):
                raise SystemExit(f"tuned: {name}: {len(path)} lambdas")
            off = 0
            worse = 0
            for k, point in enumerate(path):
                for key, expected in (("log_loss_mean", case["mean"][k]), ("log_loss_std_error", case["std_error"][k])):
                    off = max(off, abs(point[key] - expected) / abs(expected))
                worse = max(worse, point["objective"] - case["objective"][k])
            chosen = answer["lambda_best"] == case["lambda_best"] and answer["lambda_1se"] == case["lambda_1se"]
            is_good = off <= AGREES and worse <= WORSE and chosen
            failures += not is_good
            print(f"{'ok  ' if is_good else 'FAIL'} {name}: figures off by {off:.1e}, objective worse by {worse:.1e}, "
                  f"{'the same' if chosen else 'other'} lambdas")
    return failures


def by_r(data):
    if shutil.which("Rscript") is None:
        return None
    has = subprocess.run(["Rscript", "-e", "library(glmnet); library(jsonlite)"], capture_output=True, check=False)
    if has.returncode != 0:
        return None
    with tempfile.TemporaryDirectory() as scratch:
        prepared(data, Path(scratch))
        done = subprocess.run(["Rscript", HERE / "tuned.R", scratch], capture_output=True, text=True, check=True)
        return json.loads(done.stdout)


def compare_with_r(data):
    found = by_r(data)
    if found is None:
        print("skipped: no R with glmnet and jsonlite (Debian: r-cran-glmnet, r-cran-jsonlite)")
        return SKIPPED
    if os.environ.get("BLESS") == "1":
        STORED.write_text("[\n" + ",\n".join(json.dumps(case) for case in found) + "\n]\n", encoding="utf-8")
        return 0
    off = 0
    for stored, again in zip(json.loads(STORED.read_text(encoding="utf-8")), found, strict=True):
        for key in ("mean", "std_error"):
            for a, b in zip(stored[key], again[key], strict=True):
                off = max(off, abs(a - b) / abs(a))
    print(f"R again: figures off by {off:.1e}")
    return 1 if off > AGREES else 0


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--logreg")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--r", action="store_true")
    arguments = parser.parse_args()
    if not arguments.data.is_dir():
        print(f"skipped: no reference tables at {arguments.data}")
        return SKIPPED
    if arguments.r:
        return compare_with_r(arguments.data)
    return 1 if compare(arguments.logreg, arguments.data, json.loads(STORED.read_text(encoding="utf-8"))) else 0


if __name__ == "__main__":
    sys.exit(main())
