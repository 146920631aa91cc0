#!/usr/bin/env python3
"""Marginal effects under formulas through the command line against R: the numbers in margins.json, which margins.R makes.

    margins.py --logreg build/dev/logreg --data DIR      trains and compares
    margins.py --r --data DIR                            runs R again and compares with what is stored; BLESS=1 rewrites that

DIR holds the reference tables (see run.py). With --r it leaves with 77 where there is no R with Hmisc and jsonlite.
"""

import argparse
import json
import sys
import tempfile
from pathlib import Path

from formulas import check_against_stored, text_without_blanks
from run import SKIPPED, Findings, Logreg, Tally, line_of
from stored_from_r import answers_of_r

HERE = Path(__file__).resolve().parent
STORED = HERE / "margins.json"
EFFECT = 1e-6     # of the standard error: R's derivatives are differences
STD_ERROR = 1e-6  # relative


def by_term(effects):
    return {text_without_blanks(each["term"]): each for each in effects}


def check(logreg, data, case):
    findings = Findings()
    at = [f"--at={','.join(f'{column}={value}' for column, value in case['at'].items())}"] if case["at"] else []
    with tempfile.TemporaryDirectory() as folder:
        answer = json.loads(logreg.answer("train", data / case["file"], "--formula", case["formula"], "--positive",
                                          case["positive"], "--margins", *at, "--json", "-o", Path(folder) / "m.json"))
    found, wanted = by_term(answer["margins"]), by_term(case["effects"])
    findings.require(found.keys() == wanted.keys(), f"effects of {sorted(found)}, not of {sorted(wanted)}")
    for term in found.keys() & wanted.keys():
        error = wanted[term]["std_error"]
        findings.compare("effect", term, found[term]["effect"], wanted[term]["effect"], EFFECT * error)
        findings.compare("stderr", f"std_error of {term}", found[term]["std_error"], error, STD_ERROR * error)
    return findings


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--logreg", type=Path, help="the program to test")
    parser.add_argument("--data", required=True, type=Path, help="the folder with dev/ and published/")
    parser.add_argument("--r", action="store_true", help="run R and compare it with what is stored")
    options = parser.parse_args()
    if not options.data.is_dir():
        print(f"skipped: no reference data in {options.data}")
        sys.exit(SKIPPED)
    if options.r:
        check_against_stored(answers_of_r(HERE / "margins.R", ["Hmisc", "jsonlite"], options.data), STORED)
    logreg = Logreg(options.logreg.resolve())
    tally = Tally()
    for case in json.loads(STORED.read_text()):
        tally.add(f"{Path(case['file']).stem}: {case['formula']} {case['at'] or ''}".rstrip(), check(logreg, options.data, case))
    print(f"\n{tally.models} formulas, {tally.failed} failed; largest error as a part of what is allowed:\n"
          f"{line_of(tally.worst)}")
    sys.exit(1 if tally.failed else 0)


if __name__ == "__main__":
    main()
