#!/usr/bin/env python3
"""Hypotheses of coefficients against R's car::linearHypothesis: the numbers in hypotheses.json, which hypotheses.R makes.

    hypotheses.py --logreg build/dev/logreg --data DIR     tests, from train and from the model file, and compares
    hypotheses.py --r --data DIR     runs R again and compares with what is stored; BLESS=1 rewrites that

DIR is described in run.py. With --r it leaves with 77 where there is no R with car, sandwich and jsonlite.
"""

import json
import math
import subprocess
import tempfile
from pathlib import Path

import stored_from_r

HERE = Path(__file__).resolve().parent
STORED = HERE / "hypotheses.json"
NUMBER = 1e-8  # relative; of the distance from what is supposed: of its standard error
LOG_P = 1e-7   # relative, or absolute below a logarithm of 1

BIRTHWT = {"table": "dev/birthwt.csv", "target": "low", "terms": ["age", "lwt", "race", "smoke"], "factors": ["race"]}
# Each hypothesis as logreg has it; R calls race=2 race2.
OF_BIRTHWT = ["age = 2 * lwt", "`race=2` = `race=3`", "`race=2` = 0, `race=3` = 0", "smoke = 1",
              "(Intercept) + 30*age + 120*lwt = -1", "smoke - 1 = 0, age = lwt, `race=2` - 2 * `race=3` = 0.5"]
PIMA = {"table": "dev/pima.csv", "target": "class", "terms": ["glucose", "bmi", "pedigree", "age"], "factors": []}
OF_PIMA = ["glucose = bmi / 2", "pedigree = 1, age = 0", "-(glucose - 3 * (bmi + age)) = 0.1"]
CASES = [
    {"name": "birthwt", **BIRTHWT, "vcov": "information", "options": [], "hypotheses": OF_BIRTHWT},
    {"name": "birthwt_hc0", **BIRTHWT, "vcov": "hc0", "options": ["--robust", "hc0"], "hypotheses": OF_BIRTHWT},
    {"name": "pima", **PIMA, "vcov": "information", "options": [], "hypotheses": OF_PIMA},
    {"name": "pima_cluster", **PIMA, "vcov": "cluster", "cluster": "pregnancies",
     "options": ["--cluster", "pregnancies"], "hypotheses": OF_PIMA},
    {"name": "admissions", "table": "dev/admissions.csv", "target": "admit", "terms": ["gre", "gpa", "rank"],
     "factors": ["rank"], "vcov": "information", "options": [],
     "hypotheses": ["`rank=2` = 0, `rank=3` = 0, `rank=4` = 0", "`rank=2` = `rank=3`", "gpa = 100 * gre"]},
    {"name": "banknote", "table": "dev/banknote.csv", "target": "class",
     "terms": ["variance", "skewness", "curtosis", "entropy"], "factors": [], "vcov": "information", "options": [],
     "hypotheses": ["variance = skewness", "entropy = 0", "curtosis = skewness, variance + 8 = 0"]},
]


# car takes neither divisions nor parentheses.
SPELT_FOR_R = {"glucose = bmi / 2": "glucose = 0.5 * bmi",
               "-(glucose - 3 * (bmi + age)) = 0.1": "3*bmi + 3*age - 1*glucose = 0.1"}


def for_r(text):
    """Equations as car takes them, term names as R has them."""
    text = SPELT_FOR_R.get(text, text)
    for factor in ("race", "rank"):
        text = text.replace(f"`{factor}=", factor)
    return [each.strip() for each in text.replace("`", "").split(",")]


def logreg_numbers(logreg, data, case):
    """Twice: as train tells them, and as inspect does from the model file."""
    with tempfile.TemporaryDirectory() as directory:
        model = str(Path(directory) / "m.json")
        hypotheses = [word for text in case["hypotheses"] for word in ("--hypothesis", text)]
        command = [logreg, "train", str(Path(data) / case["table"]), "-t", case["target"], "--features",
                   ",".join(case["terms"]), "-o", model, "-q", "--json", *case["options"], *hypotheses]
        if case["factors"]:
            command += ["--categorical", ",".join(case["factors"])]
        answers = [subprocess.run(words, capture_output=True, text=True, check=True, timeout=60).stdout
                   for words in (command, [logreg, "inspect", model, "--json", *hypotheses])]
    return [json.loads(answer)["hypotheses"] for answer in answers]


def differences(found, wanted, value):
    """What is further off than allowed, as lines."""
    def close(name, a, b, scale):
        if abs(a - b) > NUMBER * scale:
            yield f"{name} is {a!r}, not {b!r}"
    yield from close("df", found["df"], wanted["df"], 0)
    yield from close("chi2", found["chi2"], wanted["chi2"], abs(wanted["chi2"]) + 1e-6)
    log_p, wanted_log_p = math.log(found["p_value"]), math.log(wanted["p_value"])
    if abs(log_p - wanted_log_p) > LOG_P * max(1, abs(wanted_log_p)):
        yield f"p_value is {found['p_value']!r}, not {wanted['p_value']!r}"
    if "std_error" in wanted:
        yield from close("std_error", found["std_error"], wanted["std_error"], wanted["std_error"])
        yield from close("distance", abs(found["estimate"] - value), abs(wanted["distance"]), wanted["std_error"])


# What stands right once terms stand left, where that is not 0.
VALUES = {"smoke = 1": 1, "(Intercept) + 30*age + 120*lwt = -1": -1, "-(glucose - 3 * (bmi + age)) = 0.1": 0.1}


def compare_with_logreg(logreg, data):
    stored = json.loads(STORED.read_text())
    failures = []
    for case in CASES:
        for by, answers in zip(("train", "inspect"), logreg_numbers(logreg, data, case)):
            for text, found, wanted in zip(case["hypotheses"], answers, stored[case["name"]], strict=True):
                failures += [f"{case['name']}, {by}, {text}: {each}"
                             for each in differences(found, wanted, VALUES.get(text, 0))]
    print("\n".join(failures) or f"{sum(len(case['hypotheses']) for case in CASES)} hypotheses of {len(CASES)} fits")
    return bool(failures)


def differences_of_r(found, stored):
    return [f"{name} {i}: {key}" for name, tests in stored.items() for i, test in enumerate(tests)
            for key, value in test.items() if not math.isclose(found[name][i][key], value, rel_tol=1e-7)]


def compare_with_r(data):
    cases = [{**case, "hypotheses": [for_r(text) for text in case["hypotheses"]]} for case in CASES]
    found = stored_from_r.answers_of_r(HERE / "hypotheses.R", ["car", "sandwich", "jsonlite"], data, cases)
    return stored_from_r.compare_with_stored(found, STORED, differences_of_r)


if __name__ == "__main__":
    stored_from_r.main(__doc__, compare_with_logreg, compare_with_r)
