#!/usr/bin/env python3
"""Formulas through the command line against R's glm: the numbers in formulas.json, which formulas.R makes.

    formulas.py --logreg build/dev/logreg --data DIR [--only PATTERN]     trains, predicts and compares
    formulas.py --r --data DIR                      runs R again and compares with what is stored; BLESS=1 rewrites that

DIR holds the reference tables (see run.py). One line a formula, with the largest error of each kind as a part of what
is allowed (1.0 is the limit). With --r it leaves with 77 where there is no R with Hmisc and jsonlite (Debian:
r-base-core, r-cran-hmisc, r-cran-jsonlite).
"""

import argparse
import csv
import fnmatch
import json
import math
import os
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from run import SKIPPED, Findings, Logreg, Tally, attempt, compare_p, line_of
from stored_from_r import answers_of_r

HERE = Path(__file__).resolve().parent
STORED = HERE / "formulas.json"
COEFFICIENT = 1e-8    # of the standard error
STD_ERROR = 1e-7      # relative
DEVIANCE = 1e-10      # relative
CHI2 = 1e-9           # of the deviance of the fit: a difference of two deviances
PROBABILITY = 1e-10   # absolute
R_TO_R = 1e-9         # relative: another R on another machine


def text_without_blanks(text):
    return text.replace(" ", "")


def compare_terms(findings, answer, case):
    found = {text_without_blanks(each["term"]): each for each in answer["coefficients"]}
    findings.require(list(found) == case["terms"], f"the terms are {list(found)}, R's {case['terms']}")
    for term, estimate, std_error in zip(case["terms"], case["estimates"], case["std_errors"]):
        if term not in found:
            continue
        findings.compare("coef", term, found[term]["estimate"], estimate, COEFFICIENT * std_error)
        findings.compare("stderr", f"std_error of {term}", found[term]["std_error"], std_error, STD_ERROR * std_error)


def compare_left_out(findings, answer, case):
    left_out = {text_without_blanks(each["column"]) for each in answer["dropped_columns"]}
    findings.require(set(case["aliased"]) <= left_out,
                     f"aliased in R only: {sorted(set(case['aliased']) - left_out)}")
    terms = {text_without_blanks(each["term"]) for each in answer["coefficients"]}
    findings.require(not terms & set(case["aliased"]), f"not aliased: {sorted(terms & set(case['aliased']))}")


def compare_fit(findings, answer, case):
    findings.require(answer["converged"] is True, f"not converged: {answer['stop_reason']}")
    findings.require(answer["rows"] == case["rows"], f"rows: {answer['rows']}, not {case['rows']}")
    findings.require(answer["df_residual"] == case["df_residual"],
                     f"df_residual: {answer['df_residual']}, not {case['df_residual']}")
    findings.compare("deviance", "deviance", answer["deviance"], case["deviance"], DEVIANCE * case["deviance"])


def compare_tests(findings, answer, case):
    """Each term with all that it is a part of."""
    found = {text_without_blanks(each["column"]): each for each in answer["joint_tests"]}
    for test in case["tests"]:
        findings.require(test["term"] in found, f"{test['term']} is not tested")
        if test["term"] in found:
            compare_test(findings, test["term"], found[test["term"]], test, case["deviance"])


def compare_nonlinear(findings, logreg, table, answer, case, model):
    """The formula with a straight line in the place of a curve, where it stands for itself only."""
    for test in case["nonlinear"]:
        curve = test["term"]
        if any(curve in each["term"].split(":") and curve != each["term"] for each in case["tests"]):
            continue
        variable = curve.partition("(")[2].partition(",")[0]
        straight = text_without_blanks(case["formula"]).replace(curve, variable)
        line = json.loads(logreg.answer("train", table, "--formula", straight, "--positive", case["positive"],
                                        "--json", "-o", model))
        findings.compare("nonlinear", f"chi2 of what bends {curve}", line["deviance"] - answer["deviance"], test["chi2"],
                         CHI2 * case["deviance"])
        findings.require(line["df_residual"] - answer["df_residual"] == test["df"], f"df of what bends {curve}")


def compare_test(findings, term, found, wanted, deviance):
    findings.require(found["df"] == wanted["df"], f"df of {term}: {found['df']}, not {wanted['df']}")
    findings.compare("chi2", f"chi2 of {term}", found["chi2"], wanted["chi2"], CHI2 * deviance)
    compare_p(findings, f"p of {term}", found["p_value"], wanted["p_value"])


def write_new_rows(case, path):
    """Every cell stands there as R had it."""
    columns = case["new_rows"]
    with path.open("w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(columns or ["nothing"])
        for i in range(len(case["probabilities"])):
            cells = [columns[name][i] for name in columns] or ["-"]
            writer.writerow(["NA" if cell is None else cell for cell in cells])


def check(logreg, data, case):
    findings = Findings()
    with tempfile.TemporaryDirectory() as directory:
        attempt(findings, "fit", check_case, logreg, data, case, Path(directory))
    return findings


def check_case(findings, logreg, data, case, folder):
    model = folder / "model.json"
    answer = json.loads(logreg.answer("train", data / case["file"], "--formula", case["formula"],
                                      "--positive", case["positive"], "--json", "-o", model))
    compare_fit(findings, answer, case)
    compare_terms(findings, answer, case)
    compare_left_out(findings, answer, case)
    compare_tests(findings, answer, case)
    compare_nonlinear(findings, logreg, data / case["file"], answer, case, folder / "straight.json")
    write_new_rows(case, folder / "rows.csv")
    probabilities = logreg.probabilities(model, folder / "rows.csv")
    for i, (found, wanted) in enumerate(zip(probabilities, case["probabilities"], strict=True), start=1):
        if wanted is None:  # the logarithm of a negative number
            findings.require(found is None, f"new row {i}: {found}, which has no value")
        else:
            findings.compare("predict", f"new row {i}", found, wanted, PROBABILITY)


def printed_by_r(data):
    return answers_of_r(HERE / "formulas.R", ["Hmisc", "jsonlite"], data)


def differences(found, stored, where=""):
    """Places in the two documents that are not the same."""
    if isinstance(stored, dict) and isinstance(found, dict) and found.keys() == stored.keys():
        for key in stored:
            yield from differences(found[key], stored[key], f"{where}/{key}")
    elif isinstance(stored, list) and isinstance(found, list) and len(found) == len(stored):
        for i, (a, b) in enumerate(zip(found, stored)):
            yield from differences(a, b, f"{where}/{i}")
    elif isinstance(stored, (int, float)) and isinstance(found, (int, float)):
        if not math.isclose(found, stored, rel_tol=R_TO_R, abs_tol=R_TO_R):
            yield f"{where}: stored {stored}, R gives {found}"
    elif found != stored:
        yield f"{where}: stored {stored}, R gives {found}"


def check_against_stored(found, path):
    """Leaves with 1 where R finds other numbers than those stored; BLESS=1 stores what it finds before."""
    if os.environ.get("BLESS") == "1":
        lines = ",\n".join(json.dumps(case, separators=(",", ":")) for case in found)
        path.write_text(f"[\n{lines}\n]\n")
    different = list(differences(found, json.loads(path.read_text())))
    print("\n".join(different[:20]))
    print(f"{len(found)} formulas fitted by R, {len(different)} numbers differ from those stored")
    sys.exit(1 if different else 0)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--logreg", type=Path, help="the program to test")
    parser.add_argument("--data", required=True, type=Path, help="the folder with dev/ and published/")
    parser.add_argument("--only", default="*", metavar="PATTERN", help="formulas that match, as in '*poly*'")
    parser.add_argument("--r", action="store_true", help="run R and compare it with what is stored")
    options = parser.parse_args()
    if not options.data.is_dir():
        print(f"skipped: no reference data in {options.data}")
        sys.exit(SKIPPED)
    if options.r:
        check_against_stored(printed_by_r(options.data), STORED)
    cases = [case for case in json.loads(STORED.read_text()) if fnmatch.fnmatch(case["formula"], options.only)]
    if not cases:
        sys.exit(f"no formula matches {options.only}")
    logreg = Logreg(options.logreg.resolve())
    tally = Tally()
    with ThreadPoolExecutor(2) as pool:
        for case, findings in zip(cases, pool.map(lambda case: check(logreg, options.data, case), cases)):
            tally.add(f"{Path(case['file']).stem}: {case['formula']}", findings)
    print(f"\n{tally.models} formulas, {tally.failed} failed; largest error as a part of what is allowed:\n"
          f"{line_of(tally.worst)}")
    sys.exit(1 if tally.failed else 0)


if __name__ == "__main__":
    main()
