#!/usr/bin/env python3
"""Trains every model of the reference files through the command line and compares the numbers.

    tests/reference/run.py --logreg build/dev/logreg --data DIR [--only PATTERN]

DIR holds dev/ and published/, each with tables and, beside them, NAME.ref.json: fits worked out
in extended precision, with metrics at 0.5, ridge and lasso fits and verdicts on separation; and
published.json: what others have printed, each number with what its digits leave open. One line a
model, with the largest error of each kind as a part of what is allowed (1.0 is the limit).
"""

import argparse
import csv
import decimal
import fnmatch
import io
import json
import math
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

SKIPPED = 77
TIMEOUT = 120           # seconds, for a fit whose estimate exists
QUICK = 20              # seconds, for a fit that cannot converge
MOST_PASSES = 40
MOST_SEPARATED_PASSES = 150
STAND_INS = 1e-9        # absolute, of the mean loss
DEVIANCE_INFIMUM = 1e-8  # relative
FINITE_LIMIT = 1e-6     # relative, or of its standard error
LOG_LIKELIHOOD = 1e-10  # relative
OBJECTIVE = 1e-9        # relative
LARGEST_GAP = 1e-10     # relative
COEFFICIENT = 1e-8      # relative, or of its standard error
STD_ERROR = 1e-7        # relative
INTERVAL = 1e-7         # relative, or of the standard error
LOG_P = 1e-6            # relative, or absolute below a logarithm of 1
SMALLEST_P = 1e-300     # no smaller p-value is compared
LIKELIHOOD = 1e-9       # relative: deviances, criteria, chi-square, R2
METRIC = 1e-9           # absolute; probabilities too
EXTREME_PROBABILITY = 1e-7  # relative: down to 1e-300, its logit has the error of the coefficients


class Findings:
    """What the comparisons of one model gave: the worst error of each kind, and what failed."""

    def __init__(self):
        self.worst = {}
        self.failures = []

    def require(self, holds, complaint):
        if not holds:
            self.failures.append(complaint)

    def compare(self, kind, what, found, wanted, allowed):
        """`wanted` is one number, or several of which the nearest counts."""
        if not isinstance(found, (int, float)) or not math.isfinite(found):
            self.failures.append(f"{what} is {found}")
            return
        error = min(abs(found - each) for each in (wanted if isinstance(wanted, list) else [wanted])) / allowed
        self.worst[kind] = max(self.worst.get(kind, 0), error)
        self.require(error <= 1, f"{what}: {found!r}, not {wanted!r} (allowed {allowed:.1e})")


class Refused(Exception):
    """logreg did not do what was asked of it."""


def as_record(cells):
    """A list option: one CSV record."""
    line = io.StringIO()
    csv.writer(line, lineterminator="\n").writerow(cells)
    return line.getvalue().removesuffix("\n")


def plain(number):
    """All digits and no exponent."""
    return format(decimal.Decimal(repr(number)), "f")


class Logreg:
    def __init__(self, program):
        self.program = program

    def answer(self, *arguments, timeout=TIMEOUT):
        command = [str(argument) for argument in (self.program, *arguments, "--threads", 2)]
        try:
            done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=timeout)
        except subprocess.TimeoutExpired:
            raise Refused(f"{command[1]}: not done after {timeout} s") from None
        if done.returncode != 0:
            raise Refused(f"{command[1]}: exit {done.returncode}: {done.stderr.strip()[-300:]}")
        return done.stdout

    def train(self, table, reference, model, output, *extra, timeout=TIMEOUT):
        encoding = model["encoding"]
        columns = {kind: [name for name in model["features"] if encoding[name]["type"] == kind]
                   for kind in ("categorical", "numeric")}
        arguments = ["--target", reference["target"], "--positive", reference["positive"],
                     "--features", as_record(model["features"]),
                     "--na", as_record([token for token in reference["missing_tokens"] if token])]
        for kind, names in columns.items():
            arguments += [f"--{kind}", as_record(names)] if names else []
        for name in columns["categorical"]:
            arguments += ["--baseline", f"{name}={encoding[name]['reference']}"]
        return json.loads(self.answer("train", table, *arguments, "--json", "-o", output, *extra, timeout=timeout))

    def evaluate(self, output, table):
        return json.loads(self.answer("evaluate", output, table, "--json"))

    def probabilities(self, output, table):
        """One for each row of the table, None where the cell is empty."""
        scored = self.answer("predict", output, table, "--only")
        delimiter = scored.removeprefix("probability")[:1]  # the table's own
        cells = [row["probability"] for row in csv.DictReader(io.StringIO(scored), delimiter=delimiter)]
        return [float(cell) if cell else None for cell in cells]


def compare_metrics(findings, kind, found, wanted):
    """logreg's metrics with those of a reference."""
    findings.require(found["confusion"] == wanted["confusion"],
                     f"{kind} confusion: {found['confusion']}, not {wanted['confusion']}")
    for name, names in {"log_loss": ["log_loss"], "brier_score": ["brier"],
                        "roc_auc": ["roc_auc", "roc_auc_of_double_probabilities"],
                        "average_precision": ["average_precision",
                                              "average_precision_of_double_probabilities"]}.items():
        findings.compare(kind, f"{kind} {name}", found[name], [wanted[each] for each in names], METRIC)
    for name in ("accuracy", "precision", "recall", "specificity", "f1", "mcc", "balanced_accuracy"):
        if found[name] is None:  # a reference has 0 where a metric divides by zero
            findings.require(not wanted[name], f"{kind} {name} is undefined, not {wanted[name]}")
        else:
            findings.compare(kind, f"{kind} {name}", found[name], wanted[name], METRIC)


def compare_evaluations(findings, trained, evaluated):
    """What train and evaluate say of the same rows."""
    for name, wanted in trained.items():
        if name == "rows_dropped":  # counted against different tables
            continue
        if isinstance(wanted, float):
            findings.compare("evaluate", f"evaluate {name}", evaluated[name], wanted, METRIC)
        else:
            findings.require(evaluated[name] == wanted, f"evaluate {name}: {evaluated[name]}, not {wanted}")


def compare_first_rows(findings, kind, found, wanted):
    for row in wanted:
        number = row["data_row"]
        findings.compare(kind, f"{kind} row {number}", found[number - 1], row["probability"], METRIC)


def compare_fit(findings, answer, model):
    """What holds for every fit whose minimum exists."""
    findings.require(answer["converged"] is True, f"not converged: {answer['stop_reason']}")
    findings.require(not model["ml_exists"] or any(answer["penalty"].values()) or answer["separation"] == "none",
                     f"separation is {answer['separation']}: {answer['separation_reason']}")
    findings.require(answer["passes"] <= MOST_PASSES, f"{answer['passes']} passes")
    findings.worst["passes"] = max(findings.worst.get("passes", 0), answer["passes"] / MOST_PASSES)
    for name, wanted in {"rows": "rows_used", "positives": "positives", "negatives": "negatives"}.items():
        findings.require(answer[name] == model[wanted], f"{name}: {answer[name]}, not {model[wanted]}")


def coefficients_of(findings, answer, wanted):
    """Term -> logreg's coefficient, for the terms that both have."""
    found = {each["term"]: each for each in answer["coefficients"]}
    findings.require(set(found) == set(wanted), f"terms that only one has: {sorted(set(found) ^ set(wanted))}")
    return {term: found[term] for term in wanted if term in found}


def compare_inference(findings, answer, wanted):
    """Everything that is said of a fit without penalty beside its coefficients."""
    for name in ("deviance", "null_deviance", "df_residual", "df_null", "lr_chi2", "lr_df", "mcfadden_r2", "aic", "bic"):
        findings.compare("likelihood", name, answer[name], wanted[name], LIKELIHOOD * abs(wanted[name]))
    compare_p(findings, "lr_p", answer["lr_p"], wanted["lr_p"])
    for term, coefficient in coefficients_of(findings, answer, wanted["coefficients"]).items():
        right = wanted["coefficients"][term]
        if right["std_error"] is None:
            continue
        findings.compare("stderr", f"std_error of {term}", coefficient["std_error"], right["std_error"],
                         STD_ERROR * right["std_error"])
        findings.compare("z", f"z of {term}", coefficient["statistic"], right["z"], STD_ERROR * max(abs(right["z"]), 1))
        compare_p(findings, f"p of {term}", coefficient["p_value"], right["p"])
        for end, name in (("conf_low", "ci95_low"), ("conf_high", "ci95_high")):
            findings.compare("interval", f"{end} of {term}", coefficient[end], right[name],
                             INTERVAL * max(abs(right[name]), right["std_error"]))


def compare_p(findings, what, found, wanted):
    if wanted < SMALLEST_P:
        return
    if not found or found < 0:
        findings.failures.append(f"{what} is {found}, not {wanted}")
        return
    findings.compare("log p", what, math.log(found), math.log(wanted), LOG_P * max(abs(math.log(wanted)), 1))


def compare_estimates(findings, answer, wanted):
    """Likelihoods, coefficients and standard errors."""
    for name in ("log_likelihood", "null_log_likelihood"):
        findings.compare("loglik", name, answer[name], wanted[name], LOG_LIKELIHOOD * abs(wanted[name]))
    for term, coefficient in coefficients_of(findings, answer, wanted["coefficients"]).items():
        right = wanted["coefficients"][term]
        allowed = COEFFICIENT * max(abs(right["estimate"]), right["std_error"] or 0)
        findings.compare("coef", term, coefficient["estimate"], right["estimate"], allowed)
        if coefficient["std_error"] is not None and right["std_error"] is not None:
            findings.compare("stderr", f"std_error of {term}", coefficient["std_error"], right["std_error"],
                             STD_ERROR * right["std_error"])


def check_estimate(findings, logreg, table, reference, model, output):
    wanted = model["ml"]
    answer = logreg.train(table, reference, model, output)
    compare_fit(findings, answer, model)
    compare_estimates(findings, answer, wanted)
    compare_inference(findings, answer, wanted)
    dropped = {each["column"] for each in answer["dropped_columns"]}
    missing = set(model["aliased_columns"] + model["constant_columns"]) - dropped
    findings.require(not missing, f"not in dropped_columns: {sorted(missing)}")

    compare_metrics(findings, "metrics", answer["metrics"], wanted["metrics_at_0.5"])
    compare_evaluations(findings, answer["metrics"], logreg.evaluate(output, table))
    probabilities = logreg.probabilities(output, table)
    compare_first_rows(findings, "predict", probabilities, wanted["first_rows"])
    usable = [probability for probability in probabilities if probability is not None]
    if len(usable) == model["rows_used"]:  # a row without a label has a probability, too
        for name, found in (("min", min(usable)), ("max", max(usable))):
            right = wanted["extreme_probabilities"][name]
            findings.compare("predict", f"{name} probability", found, right, EXTREME_PROBABILITY * right)


def counted(table, reference, model):
    """The rows of numeric features that are equal as one row with its successes and trials, as CSV text; None where
    most are different."""
    with table.open(encoding=reference["encoding"], newline="") as file:
        rows = list(csv.DictReader(file, delimiter=reference["delimiter"]))
    groups = {}
    for row in rows:
        cells = tuple(row[name] for name in model["features"])
        if any(cell in reference["missing_tokens"] for cell in (*cells, row[reference["target"]])):
            continue
        group = groups.setdefault(cells, [0, 0])
        group[0] += row[reference["target"]] == reference["positive"]
        group[1] += 1
    is_numeric = all(each["type"] == "numeric" for each in model["encoding"].values())
    if not is_numeric or 2 * len(groups) > len(rows):
        return None
    lines = [[*model["features"], "successes", "trials"], *([*cells, *group] for cells, group in groups.items())]
    return "".join(as_record(line) + "\n" for line in lines)


def check_trials(findings, logreg, text, model, output):
    """Counts say what the single rows say."""
    table = output.with_name("counted.csv")
    table.write_text(text)
    answer = json.loads(logreg.answer("train", table, "--target", "successes", "--trials", "trials", "--json",
                                      "-o", output))
    findings.require(answer["converged"] is True, f"not converged: {answer['stop_reason']}")
    findings.require(answer["weight_sum"] == model["rows_used"], f"weight_sum: {answer['weight_sum']}")
    compare_estimates(findings, answer, model["ml"])
    evaluated = logreg.evaluate(output, table)
    for name in ("log_loss", "roc_auc", "accuracy"):
        findings.compare("trials", f"evaluate {name}", evaluated[name], model["ml"]["metrics_at_0.5"][name], METRIC)


def check_test_set(findings, logreg, folder, model, output):
    test_set = model["test_set"]
    table = folder / test_set["file"]
    compare_metrics(findings, "test set", logreg.evaluate(output, table), test_set["metrics_at_0.5"])
    compare_first_rows(findings, "test set", logreg.probabilities(output, table), test_set["first_rows"])


def penalised_answer(findings, logreg, table, reference, model, option, fit, output):
    """And the objective that the reference gives."""
    rows = model["rows_used"]
    answer = logreg.train(table, reference, model, output, option, plain(1 / (fit["C"] * rows)))
    compare_fit(findings, answer, model)
    objective = fit["objective"] / rows
    findings.compare("objective", "objective", answer["objective"], objective, OBJECTIVE * objective)
    return answer, objective


def compare_standardised(findings, kind, output, wanted):
    """The model file's coefficients in units of standard deviations; those not listed are zero."""
    learned = json.loads(output.read_text())
    findings.compare(kind, "logit at the means", learned["logit_at_means"], wanted["(intercept)"],
                     COEFFICIENT * max(abs(wanted["(intercept)"]), 1))
    for term in learned["terms"]:
        right = wanted.get(term["term"], 0)
        findings.compare(kind, f"{term['term']} in standard deviations", term["coefficient"] * term["sd"], right,
                         COEFFICIENT * max(abs(right), 1))


def check_ridge(findings, logreg, table, reference, model, ridge, output):
    answer, _ = penalised_answer(findings, logreg, table, reference, model, "--l2", ridge, output)
    wanted = ridge["original_units"]
    for term, coefficient in coefficients_of(findings, answer, wanted).items():
        # An error of 1e-8 in standardised units takes the place of the standard error.
        unit = abs(wanted[term] / ridge["standardised"][term]) if ridge["standardised"][term] else 0
        findings.compare("l2 coef", term, coefficient["estimate"], wanted[term],
                         COEFFICIENT * max(abs(wanted[term]), unit))
    compare_standardised(findings, "l2 coef", output, ridge["standardised"])
    compare_metrics(findings, "l2 metrics", answer["metrics"], ridge["metrics_at_0.5"])


def check_lasso(findings, logreg, table, reference, model, lasso, output):
    """The reference lists the coefficients that are not zero, if there is only one solution."""
    answer, objective = penalised_answer(findings, logreg, table, reference, model, "--l1", lasso, output)
    findings.compare("gap", "loss_gap", answer["loss_gap"], 0, LARGEST_GAP * objective)
    compare_metrics(findings, "l1 metrics", answer["metrics"], lasso["metrics_at_0.5"])
    if not lasso["unique"]:
        return
    wanted = lasso["original_units"]
    found = {each["term"]: each["estimate"] for each in answer["coefficients"]}
    nonzero = {term for term, estimate in found.items() if estimate != 0} | {"(intercept)"}
    findings.require(nonzero == set(wanted), f"zero in only one: {sorted(nonzero ^ set(wanted))}")
    for term, right in wanted.items():
        unit = abs(right / lasso["standardised"][term])
        findings.compare("l1 coef", term, found[term], right, COEFFICIENT * max(abs(right), unit))
    compare_standardised(findings, "l1 coef", output, lasso["standardised"])


def scaled_table(table, target, positive, signs=(1,)):
    """The rows with columns centred and divided by the sample deviation. With the signs 1 and -1 each once more with
    the other signs and the other label: so the intercept is 0, and nothing else of the fit changes."""
    rows = list(csv.DictReader(table.read_text().splitlines()))
    names = [name for name in rows[0] if name != target]
    scaled = {}
    for name in names:
        values = [float(row[name]) for row in rows]
        mean = math.fsum(values) / len(values)
        deviation = math.sqrt(math.fsum((value - mean) ** 2 for value in values) / (len(values) - 1))
        scaled[name] = [(value - mean) / deviation for value in values]
    lines = [",".join([*names, target])]
    for sign in signs:
        for i, row in enumerate(rows):
            label = (row[target] == positive) == (sign > 0)
            lines.append(",".join([repr(sign * scaled[name][i]) for name in names] + [str(int(label))]))
    return "\n".join(lines) + "\n"


def check_elastic_nets(logreg, data, pattern):
    """Fits that glmnet printed, without intercept."""
    file = data / "published.json"
    published = json.loads(file.read_text()) if file.exists() else []
    for entry in published:
        if "lambda" not in entry.get("fits", [{}])[0] or not fnmatch.fnmatch(entry["id"], pattern):
            continue
        findings = Findings()
        with tempfile.TemporaryDirectory() as directory:
            ways = {"no intercept": ((1,), ["--no-intercept"]), "mirrored": ((1, -1), [])}
            for way, (signs, extra) in ways.items():
                table = Path(directory) / "scaled.csv"
                table.write_text(scaled_table(data / entry["file"], entry["target"], entry["positive"], signs))
                for fit in entry["fits"]:
                    attempt(findings, f"{way}, alpha {fit['alpha']}, lambda {fit['lambda']}", check_elastic_net, logreg,
                            table, entry["target"], fit, extra)
        yield entry["id"], findings


def check_elastic_net(findings, logreg, table, target, fit, extra):
    answer = json.loads(logreg.answer(
        "train", table, "--target", target, "--json", "-o", table.with_suffix(".json"), "--no-standardize",
        "--l1", plain(fit["lambda"] * fit["alpha"]), "--l2", plain(fit["lambda"] * (1 - fit["alpha"])), *extra))
    findings.require(answer["converged"] is True, f"not converged: {answer['stop_reason']}")
    found = {each["term"]: each["estimate"] for each in answer["coefficients"]}
    findings.compare("intercept", "(intercept)", found.pop("(intercept)", 0), 0, 1e-9)
    for term, right in fit["coefficients"].items():
        findings.compare("published", term, found[term], right, fit["tolerance"] * max(map(abs, found.values())))
        findings.require((found[term] == 0) == (right == 0), f"{term} is {found[term]}, printed {right}")


def check_no_estimate(findings, logreg, table, reference, model, output):
    """Separated: quick, honest, and with a model that predicts."""
    wanted = model["separation"]
    answer = logreg.train(table, reference, model, output, timeout=QUICK)
    findings.require(answer["converged"] is False, "converged, though no estimate exists")
    findings.require(answer["separation"] == wanted["kind"], f"separation is {answer['separation']}")
    findings.require(answer["passes"] <= MOST_SEPARATED_PASSES, f"{answer['passes']} passes")
    findings.worst["passes"] = answer["passes"] / MOST_SEPARATED_PASSES
    infimum = wanted.get("deviance_infimum", 0)
    findings.compare("deviance", "deviance", answer["deviance"], infimum, DEVIANCE_INFIMUM * max(infimum, 1e-300))
    findings.compare("deviance", "null_deviance", answer["null_deviance"], model["null_deviance"],
                     LIKELIHOOD * model["null_deviance"])
    above = 2 * answer["metrics"]["log_loss"] * answer["rows"] - infimum
    findings.compare("stand-ins", "deviance of the stand-ins", above, 0, 2 * STAND_INS * answer["rows"])

    found = {each["term"]: each for each in answer["coefficients"]}
    if wanted["kind"] == "complete":
        infinite = set(found)
    else:
        infinite = set(wanted["infinite_coefficients"] + ["(intercept)"] * wanted["intercept_infinite"])
        rows = wanted["rows_fitted_perfectly_in_the_limit"]
        findings.require(answer["separated_rows"] == rows, f"separated_rows: {answer['separated_rows']}, not {rows}")
    findings.require(set(answer["separated_terms"]) == infinite,
                     f"separated_terms: {answer['separated_terms']}, not {sorted(infinite)}")
    for term, each in found.items():
        if term in infinite:
            findings.require(each["estimate"] is None and each["std_error"] is None, f"{term} has an estimate: {each}")
            continue
        right = wanted["finite_coefficients_in_the_limit"][term]
        allowed = FINITE_LIMIT * max(abs(right["estimate"]), right["std_error"])
        findings.compare("limit", term, each["estimate"], right["estimate"], allowed)
        findings.compare("limit stderr", f"std_error of {term}", each["std_error"], right["std_error"],
                         STD_ERROR * right["std_error"])
        findings.require(each["limit"] is None, f"{term} has a limit: {each['limit']}")
    in_file = json.loads(output.read_text())
    found_limits = {each["term"]: each["limit"] for each in in_file["terms"]}
    for term, limit in found_limits.items():
        findings.require(limit == found[term]["limit"], f"limit of {term} in the model file: {limit}")
    probabilities = logreg.probabilities(output, table)
    findings.require(len(probabilities) == model["rows_in_file"], f"{len(probabilities)} rows predicted")
    usable = [p for p in probabilities if p is not None]
    findings.require(usable and all(0 <= p <= 1 for p in usable), "a predicted probability is not in [0, 1]")


def check_published(findings, logreg, table, published, output):
    """What others have printed, as near as their digits say."""
    baselines = published.get("categorical_reference", {})
    arguments = ["--target", published["target"], "--positive", published["positive"],
                 "--features", as_record(published["features"])]
    arguments += ["--categorical", as_record(baselines)] if baselines else []
    for name, level in baselines.items():
        arguments += ["--baseline", f"{name}={level}"]
    answer = json.loads(logreg.answer("train", table, *arguments, "--json", "-o", output))
    findings.require(answer["rows"] == published["rows_used"], f"rows: {answer['rows']}")
    found = {each["term"]: each for each in answer["coefficients"]}
    names = {"estimate": "estimate", "std_error": "std_error", "z": "statistic", "p": "p_value"}
    for term, printed in published["coefficients"].items():
        for name, key in names.items():
            if name in printed:
                findings.compare("published", f"{name} of {term}", found[term][key], printed[name]["value"],
                                 printed[name]["tolerance"])
        for end, key in zip(printed.get("ci95", []), ("conf_low", "conf_high")):
            findings.compare("published", f"{key} of {term}", found[term][key], end["value"], end["tolerance"])
    for name, printed in published["scalars"].items():
        value = answer["metrics"][name] if name in answer["metrics"] else answer[name]
        findings.compare("published", name, value, printed["value"], printed["tolerance"])
    probabilities = published.get("fitted_probabilities")
    if probabilities:
        for found_one, wanted in zip(logreg.probabilities(output, table), probabilities["values"]):
            findings.compare("published", "probability", found_one, wanted, probabilities["tolerance"])


def attempt(findings, part, check, *arguments):
    """Runs a check; what it throws or finds is noted under the name of the part."""
    before = len(findings.failures)
    try:
        check(findings, *arguments)
    except (Refused, KeyError, IndexError, TypeError, ValueError) as error:
        findings.failures.append(f"{type(error).__name__} {error}")
    findings.failures[before:] = [f"{part}: {failure}" for failure in findings.failures[before:]]


def check_model(logreg, folder, reference, model):
    findings = Findings()
    table = folder / reference["dataset"]
    with tempfile.TemporaryDirectory() as directory:
        output = Path(directory) / "model.json"
        if model["ml_exists"]:
            attempt(findings, "fit", check_estimate, logreg, table, reference, model, output)
            text = counted(table, reference, model)
            if text:
                attempt(findings, "counted", check_trials, logreg, text, model, output)
        else:
            attempt(findings, "separated", check_no_estimate, logreg, table, reference, model, output)
        if "test_set" in model:
            attempt(findings, "test set", check_test_set, logreg, folder, model, output)
        for ridge in model.get("penalised", {}).get("l2", []):
            attempt(findings, f"l2 C={ridge['C']}", check_ridge, logreg, table, reference, model, ridge, output)
        for lasso in model.get("penalised", {}).get("l1", []):
            attempt(findings, f"l1 C={lasso['C']}", check_lasso, logreg, table, reference, model, lasso, output)
    return findings


def check_printed(logreg, folder, published):
    findings = Findings()
    with tempfile.TemporaryDirectory() as directory:
        attempt(findings, "published", check_published, logreg, folder / published["file"], published,
                Path(directory) / "model.json")
    return findings


def references_in(folder):
    """Each model, with what its file says of all its models."""
    for path in sorted([*folder.glob("dev/*.ref.json"), *folder.glob("published/*.ref.json")]):
        reference = json.loads(path.read_text())
        for model in reference["models"]:
            yield path.name.removesuffix(".ref.json"), reference, model


def models_in(folder, pattern):
    """Of each model its name, a remark, and the check of it, which takes the program."""
    for file, reference, model in references_in(folder):
        name = f"{file}/{model['model']}"
        remark = "" if model["ml_exists"] else f"({model['separation']['kind']})  "
        if fnmatch.fnmatch(name, pattern):
            yield name, remark, lambda logreg, r=reference, m=model: check_model(logreg, folder, r, m)
    for published in json.loads((folder / "published.json").read_text()):
        name = f"published/{published['id']}"
        if "coefficients" in published and fnmatch.fnmatch(name, pattern):
            yield name, "", lambda logreg, p=published: check_printed(logreg, folder, p)


def line_of(errors):
    return "  ".join(f"{kind} {error:.1g}" for kind, error in errors.items())


class Tally:
    """Prints a line a model, and counts."""

    def __init__(self):
        self.models, self.failed, self.worst = 0, 0, {}

    def add(self, name, findings, remark=""):
        verdict = "FAILED" if findings.failures else "ok"
        print(f"{verdict:6} {name:35} {remark}{line_of(findings.worst)}", flush=True)
        for failure in findings.failures:
            print(f"       {failure}")
        self.models += 1
        self.failed += bool(findings.failures)
        for kind, error in findings.worst.items():
            self.worst[kind] = max(self.worst.get(kind, 0), error)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--logreg", required=True, type=Path, help="the program to test")
    parser.add_argument("--data", required=True, type=Path, help="the folder with dev/ and published/")
    parser.add_argument("--only", default="*", metavar="PATTERN", help="models so named, as in titanic/*")
    options = parser.parse_args()
    if not options.data.is_dir():
        print(f"skipped: no reference data in {options.data}")
        sys.exit(SKIPPED)
    models = list(models_in(options.data, options.only))
    if not models:
        sys.exit(f"no model named {options.only} in {options.data}")

    logreg = Logreg(options.logreg.resolve())
    began, tally = time.monotonic(), Tally()
    with ThreadPoolExecutor(2) as pool:
        for (name, remark, _), findings in zip(models, pool.map(lambda each: each[2](logreg), models)):
            tally.add(name, findings, remark)
    for name, findings in check_elastic_nets(logreg, options.data, options.only):
        tally.add(name, findings)

    print(f"\n{tally.models} models, {tally.failed} failed, {time.monotonic() - began:.0f} s; "
          f"largest error as a part of what is allowed:\n{line_of(tally.worst)}")
    sys.exit(1 if tally.failed else 0)


if __name__ == "__main__":
    main()
