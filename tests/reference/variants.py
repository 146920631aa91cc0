#!/usr/bin/env python3
"""The verdict on separation does not hang on the order of the rows, on units, or on how often each row stands there.

    tests/reference/variants.py --logreg build/dev/logreg --data DIR

Every model of the reference files (see run.py) is trained again on its table with the rows shuffled, each twice, and
each numeric column times a power of ten of its own, of either sign. What the file says of separation still holds, and
the deviance is twice what it was.
"""

import argparse
import csv
import decimal
import random
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from run import DEVIANCE_INFIMUM, MOST_SEPARATED_PASSES, SKIPPED, Findings, Logreg, Tally, attempt, references_in

EXPONENTS = range(-12, 13)


def write_variant(table, reference, model, output):
    """The columns of the model and its target."""
    rng = random.Random(model["model"])
    with table.open(encoding=reference["encoding"], newline="") as file:
        rows = list(csv.DictReader(file, delimiter=reference["delimiter"]))
    numeric = {name: rng.choice((1, -1)) * decimal.Decimal(10) ** rng.choice(EXPONENTS)
               for name in model["features"] if model["encoding"][name]["type"] == "numeric"}
    rows = 2 * rows
    rng.shuffle(rows)
    with output.open("w", encoding=reference["encoding"], newline="") as file:
        writer = csv.writer(file)
        writer.writerow([*model["features"], reference["target"]])
        for row in rows:
            cells = []
            for name in (*model["features"], reference["target"]):
                cell = row[name]
                is_number = name in numeric and cell.strip() not in reference["missing_tokens"]
                cells.append(format(decimal.Decimal(cell.strip()) * numeric[name], "E") if is_number else cell)
            writer.writerow(cells)


def check_variant(findings, logreg, table, reference, model, folder):
    variant = folder / "variant.csv"
    write_variant(table, reference, model, variant)
    answer = logreg.train(variant, reference, model, folder / "model.json")
    wanted = model["separation"]
    kind = "none" if model["ml_exists"] else wanted["kind"]
    findings.require(answer["separation"] == kind, f"separation is {answer['separation']}: {answer['separation_reason']}")
    findings.require(answer["converged"] is model["ml_exists"], f"converged: {answer['stop_reason']}")
    findings.require(answer["rows"] == 2 * model["rows_used"], f"rows: {answer['rows']}")
    findings.compare("passes", "passes", answer["passes"], 0, MOST_SEPARATED_PASSES)
    deviance = 2 * (model["ml"]["deviance"] if model["ml_exists"] else wanted.get("deviance_infimum", 0))
    findings.compare("deviance", "deviance", answer["deviance"], deviance, DEVIANCE_INFIMUM * max(deviance, 1e-300))
    if kind == "quasi-complete":
        infinite = set(wanted["infinite_coefficients"] + ["(intercept)"] * wanted["intercept_infinite"])
        findings.require(set(answer["separated_terms"]) == infinite, f"separated_terms: {answer['separated_terms']}")
        rows = 2 * wanted["rows_fitted_perfectly_in_the_limit"]
        findings.require(answer["separated_rows"] == rows, f"separated_rows: {answer['separated_rows']}, not {rows}")


def check(logreg, folder, reference, model):
    findings = Findings()
    with tempfile.TemporaryDirectory() as directory:
        attempt(findings, "variant", check_variant, logreg, folder / reference["dataset"], reference, model,
                Path(directory))
    return findings


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--logreg", required=True, type=lambda path: Path(path).resolve())
    parser.add_argument("--data", required=True, type=Path)
    options = parser.parse_args()
    if not options.data.is_dir():
        print(f"skipped: no reference data in {options.data}")
        sys.exit(SKIPPED)
    logreg, tally = Logreg(options.logreg), Tally()
    models = list(references_in(options.data))
    with ThreadPoolExecutor(2) as pool:
        found = pool.map(lambda each: check(logreg, options.data, each[1], each[2]), models)
        for (file, _, model), findings in zip(models, found):
            tally.add(f"{file}/{model['model']}", findings)
    print(f"{tally.models} models, {tally.failed} failed")
    sys.exit(1 if tally.failed or not tally.models else 0)


if __name__ == "__main__":
    main()
