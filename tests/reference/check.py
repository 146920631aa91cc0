#!/usr/bin/env python3
"""What logreg check says of columns against R and car: the numbers in check.json, which check.R makes.

    check.py --logreg build/dev/logreg --data DIR     compares
    check.py --r --data DIR     runs R again and compares with what is stored; BLESS=1 rewrites that

DIR is described in run.py. With --r it leaves with 77 where there is no R with car and jsonlite.
"""

import json
import math
import subprocess
from pathlib import Path

import stored_from_r

HERE = Path(__file__).resolve().parent
STORED = HERE / "check.json"
NUMBER = 1e-8  # relative, or absolute below 1
LOG_P = 1e-6   # relative, or absolute below a logarithm of 1

CASES = [
    {"name": "birthwt", "table": "dev/birthwt.csv", "target": "low", "positive": "1",
     "columns": ["age", "lwt", "race", "smoke", "ptl", "ht", "ui", "ftv"], "factors": ["race"]},
    {"name": "pima", "table": "dev/pima.csv", "target": "class", "positive": "1",
     "columns": ["pregnancies", "glucose", "bmi", "pedigree", "age"], "factors": []},
    {"name": "saheart", "table": "dev/saheart.csv", "target": "chd", "positive": "1",
     "columns": ["sbp", "tobacco", "ldl", "adiposity", "famhist", "typea", "obesity", "alcohol", "age"],
     "factors": ["famhist"]},
    {"name": "admissions", "table": "dev/admissions.csv", "target": "admit", "positive": "1",
     "columns": ["gre", "gpa", "rank"], "factors": ["rank"]},
    {"name": "banknote", "table": "dev/banknote.csv", "target": "class", "positive": "1",
     "columns": ["variance", "skewness", "curtosis", "entropy"], "factors": []},
    {"name": "infert", "table": "published/infert.csv", "target": "case", "positive": "1",
     "columns": ["education", "age", "parity", "induced", "spontaneous"], "factors": ["education"]},
    {"name": "mroz", "table": "published/mroz.csv", "target": "inlf", "positive": "1",
     "columns": ["nwifeinc", "educ", "exper", "age", "kidslt6", "kidsge6"], "factors": []},
    {"name": "titanic", "table": "dev/titanic.csv", "target": "Survived", "positive": "1",
     "columns": ["Pclass", "Sex", "Age", "SibSp", "Parch", "Fare", "Embarked"], "factors": ["Pclass", "Sex", "Embarked"]},
]


def logreg_numbers(logreg, data, case):
    command = [logreg, "check", str(Path(data) / case["table"]), "-t", case["target"], "--positive", case["positive"],
               "--features", ",".join(case["columns"]), "-q", "--json"]
    if case["factors"]:
        command += ["--categorical", ",".join(case["factors"])]
    answer = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60).stdout
    return {column["column"]: column for column in json.loads(answer)["columns"]}


def is_close(key, found, wanted):
    if found is None:
        return False
    if key == "lr_p":
        found, wanted = math.log(found), math.log(wanted)
        return abs(found - wanted) <= LOG_P * max(1, abs(wanted))
    return abs(found - wanted) <= NUMBER * max(1, abs(wanted))


def compare_with_logreg(logreg, data):
    failures = []
    compared = 0
    stored = json.loads(STORED.read_text())
    for case in CASES:
        found = logreg_numbers(logreg, data, case)
        for column, wanted in stored[case["name"]].items():
            for key, value in wanted.items():
                compared += 1
                if not is_close(key, found[column][key], value):
                    failures.append(f"{case['name']}, {column}: {key} is {found[column][key]!r}, not {value!r}")
    print("\n".join(failures) or f"{compared} figures of {len(CASES)} tables")
    return bool(failures)


def differences(found, stored):
    return [f"{name}, {column}: {key}" for name, columns in stored.items() for column, figures in columns.items()
            for key, value in figures.items() if not is_close(key, found[name][column][key], value)]


def compare_with_r(data):
    found = stored_from_r.answers_of_r(HERE / "check.R", ["car", "jsonlite"], data, CASES)
    return stored_from_r.compare_with_stored(found, STORED, differences)


if __name__ == "__main__":
    stored_from_r.main(__doc__, compare_with_logreg, compare_with_r)
