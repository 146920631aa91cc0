#!/usr/bin/env python3
"""Influence of rows, variance inflation and tests of nested models against R: the numbers in diagnostics.json, which
diagnostics.R makes.

    diagnostics.py --logreg build/dev/logreg --data DIR     trains, compares models, and compares the numbers
    diagnostics.py --r --data DIR     runs R again and compares with what is stored; BLESS=1 rewrites that

DIR is described in run.py. With --r it leaves with 77 where there is no R with car and jsonlite.
"""

import csv
import json
import math
import subprocess
import tempfile
from pathlib import Path

import stored_from_r

HERE = Path(__file__).resolve().parent
STORED = HERE / "diagnostics.json"
NUMBER = 1e-7  # relative to the greatest of its column
COLUMNS = ["residual_pearson", "residual_deviance", "residual_standardized", "leverage", "cooks_distance"]

# What R is told, and the options and the smaller model's that logreg is.
CASES = [
    {"name": "plain", "table": "birthwt.csv", "factors": ["race"], "formula": "low ~ age + lwt + race + smoke",
     "vif": "low ~ age + lwt + race + smoke", "smaller": "low ~ age + lwt", "every": 9,
     "options": ["-t", "low", "--features", "age,lwt,race,smoke", "--categorical", "race"],
     "of_smaller": ["-t", "low", "--features", "age,lwt"]},
    {"name": "weighted", "table": "birthwt.csv", "factors": ["race"], "weights": "w", "formula": "low ~ age + lwt + race",
     "vif": "low ~ age + lwt + race", "smaller": "low ~ age", "every": 9,
     "options": ["-t", "low", "--features", "age,lwt,race", "--categorical", "race", "--weights", "w"],
     "of_smaller": ["-t", "low", "--features", "age", "--weights", "w"]},
    {"name": "no_intercept", "table": "birthwt.csv", "factors": [], "formula": "low ~ 0 + age + lwt",
     "smaller": "low ~ 0 + age", "every": 9,
     "options": ["-t", "low", "--features", "age,lwt", "--no-intercept"],
     "of_smaller": ["-t", "low", "--features", "age", "--no-intercept"]},
    {"name": "formula", "table": "birthwt.csv", "factors": [], "formula": "low ~ age*smoke + ns(lwt, df=3)",
     "vif": "low ~ age + smoke + ns(lwt, df=3) + age:smoke", "smaller": "low ~ age*smoke + lwt", "every": 9,
     "options": ["--formula", "low ~ age*smoke + ns(lwt, df=3)"],
     "of_smaller": ["--formula", "low ~ age*smoke + lwt"]},
    {"name": "robust", "table": "birthwt.csv", "factors": [], "formula": "low ~ age + lwt", "every": 9,
     "options": ["-t", "low", "--features", "age,lwt", "--robust", "hc0"]},
    {"name": "trials", "table": "doses.csv", "factors": [], "formula": "cbind(s, n - s) ~ sex + dose", "every": 1,
     "smaller": "cbind(s, n - s) ~ dose",
     "options": ["-t", "s", "--trials", "n", "--features", "dose,sex"],
     "of_smaller": ["-t", "s", "--trials", "n", "--features", "dose"]},
]
# Collett 1991, table 3.9: tobacco budworms killed by doses of trans-cypermethrin (R's MASS, chapter 7.2).
DOSES = "sex,dose,n,s\n" + "".join(f"{sex},{dose},20,{killed}\n" for sex, numbers in (
    ("M", (1, 4, 9, 13, 18, 20)), ("F", (0, 2, 6, 10, 12, 16))) for dose, killed in enumerate(numbers))


def make_tables(data, directory):
    with (Path(data) / "dev/birthwt.csv").open() as file:
        rows = list(csv.reader(file))
    lines = [",".join([*row, "w" if i == 0 else str(1 + i % 3)]) for i, row in enumerate(rows)]
    (directory / "birthwt.csv").write_text("\n".join(lines) + "\n")
    (directory / "doses.csv").write_text(DOSES)


def answer(*words):
    done = subprocess.run([str(word) for word in words], capture_output=True, text=True, timeout=120)
    if done.returncode != 0:
        raise AssertionError(f"{words}: {done.stderr}")
    return done.stdout


def train(logreg, table, model, options, *more):
    positive = [] if "--trials" in options else ["--positive", "1"]
    return json.loads(answer(logreg, "train", table, "-o", model, "-q", "--json", *positive, *options, *more))


def far(found, wanted, scale):
    return abs(found - wanted) > NUMBER * scale


def differences(logreg, directory, case, wanted):
    table, model, influence = directory / case["table"], directory / "large.json", directory / "influence.csv"
    told = train(logreg, table, model, case["options"], "--influence", influence, "--dfbeta", "--vif")
    with influence.open() as file:
        lines = list(csv.DictReader(file))
    with table.open() as file:
        if len(lines) != sum(1 for line in file) - 1:
            yield f"{len(lines)} lines"
    if [int(line["line"]) for line in lines] != list(range(2, len(lines) + 2)):
        yield "lines are not counted"
    shown = lines[::case["every"]]
    for name in COLUMNS:
        scale = max(abs(float(line[name])) for line in lines)
        for line, row in zip(shown, wanted["rows"], strict=True):
            if far(float(line[name]), row[name], scale):
                yield f"line {line['line']}: {name} is {line[name]}, not {row[name]!r}"
    terms = [name for name in lines[0] if name.startswith("dfbeta_")]
    for j, name in enumerate(terms):
        scale = max(abs(float(line[name])) for line in lines)
        for line, row in zip(shown, wanted["dfbeta"], strict=True):
            if far(float(line[name]), row[j], scale):
                yield f"line {line['line']}: {name} is {line[name]}, not {row[j]!r}"
    for found, value in zip(told["vif"], wanted.get("vif", []), strict="vif" in wanted):
        if far(found["vif"], value, value):
            yield f"vif of {found['term']} is {found['vif']!r}, not {value!r}"
    if "test" in wanted:
        smaller = directory / "small.json"
        train(logreg, table, smaller, case["of_smaller"])
        for pair in ((smaller, model), (model, smaller)):
            test = json.loads(answer(logreg, "compare", *pair, "--json"))["tests"][0]
            if test["smaller"] != str(smaller) or test["df"] != wanted["test"]["df"]:
                yield f"compare says {test}"
            for key in ("chi2", "p_value"):
                if test[key] is None or far(test[key], wanted["test"][key], wanted["test"][key]):
                    yield f"{key} is {test[key]!r}, not {wanted['test'][key]!r}"


def compare_with_logreg(logreg, data):
    stored = json.loads(STORED.read_text())
    with tempfile.TemporaryDirectory() as folder:
        make_tables(data, Path(folder))
        failures = [f"{case['name']}: {each}" for case in CASES
                    for each in differences(logreg, Path(folder), case, stored[case["name"]])]
    print("\n".join(failures) or f"{len(CASES)} fits agree")
    return bool(failures)


def leaves(name, value):
    if isinstance(value, dict):
        return [leaf for key, each in value.items() for leaf in leaves(f"{name}.{key}", each)]
    if isinstance(value, list):
        return [leaf for i, each in enumerate(value) for leaf in leaves(f"{name}[{i}]", each)]
    return [(name, value)]


def differences_of_r(found, stored):
    found, stored = leaves("", found), leaves("", stored)
    lines = [f"{name} is {value!r}, not {wanted!r}" for (name, value), (known, wanted) in zip(found, stored)
             if name != known or not math.isclose(value, wanted, rel_tol=1e-6, abs_tol=1e-9)]
    return lines + ([] if len(found) == len(stored) else ["other numbers than those stored"])


def compare_with_r(data):
    with tempfile.TemporaryDirectory() as folder:
        make_tables(data, Path(folder))
        found = stored_from_r.answers_of_r(HERE / "diagnostics.R", ["car", "jsonlite"], folder, CASES)
    return stored_from_r.compare_with_stored(found, STORED, differences_of_r)


if __name__ == "__main__":
    stored_from_r.main(__doc__, compare_with_logreg, compare_with_r)
