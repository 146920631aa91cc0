#!/usr/bin/env python3
"""Exports of models, run for real by what they are written for.

    tests/export/run.py --logreg build/dev/logreg [--data DIR] [--only TARGET] [--models PATTERN] [--fuzz N]

For each model and target: the proof in the export passes; 1,000 other rows (missing, unseen, extreme, hostile) have
the probabilities and labels of `logreg predict`; every mutant of the code fails its own proof. Tables whose columns and
levels have hostile names are made up N times more. DIR is described in tests/reference/run.py. What a target needs and
is not there is skipped with a message.
"""

import argparse
import fnmatch
import itertools
import random
import sys
import tempfile
from pathlib import Path

import subprocess

sys.path.insert(0, str(Path(__file__).resolve().parent))
import models  # noqa: E402
import mutants  # noqa: E402
import targets  # noqa: E402
from rows import Columns  # noqa: E402

TOLERANCE = 1e-12
ROWS = 1000


class Findings:
    def __init__(self):
        self.bad = []
        self.checks = 0

    def expect(self, holds, words):
        self.checks += 1
        if not holds:
            self.bad.append(words)
            print("WRONG", words, flush=True)


def export(logreg, model, target, path, *options):
    done = subprocess.run([logreg, "export", model, "--to", target.name, *getattr(target, "options", []), "-o", path, *options],
                          capture_output=True, text=True, timeout=120)
    if done.returncode != 0:
        raise RuntimeError(f"export {model} --to {target.name}: {done.stderr}")
    return path


def compare(findings, target, what, rows, answers, predicted):
    worst = 0
    if target.largest:
        cut = [any(isinstance(cell, float) and (abs(cell) > target.largest or 0 < abs(cell) < target.smallest) for cell in row) for row in rows]
        rows, answers, predicted = ([item for item, is_cut in zip(items, cut) if not is_cut] for items in (rows, answers, predicted))
    for row, (p, label), (expected, expected_label) in zip(rows, answers, predicted):
        same = (p is None) == (expected is None) and label == expected_label
        off = abs(p - expected) if same and p is not None else 0
        worst = max(worst, off)
        if not same or not off <= TOLERANCE:
            findings.expect(False, f"{what}: {row}: {p} {label}, not {expected} {expected_label}")
            return worst
    findings.expect(len(answers) == len(predicted) == len(rows), f"{what}: {len(answers)} answers for {len(rows)} rows")
    return worst


def check_model(findings, logreg, model, target, folder, seed, unseen, with_mutants):
    what = f"{target.title} of {model.stem}{'' if unseen == 'empty' else ' --unseen ' + unseen}"
    if target.without_dates and any(form["date"] for form in Columns(model).formats.values()):
        return
    path = export(logreg, model, target, folder / f"{model.stem}_{unseen}_{target.title}.{target.ending}", "--unseen", unseen)
    proof = target.prove(path)
    findings.expect(proof.returncode == 0, f"{what}: proof: {proof.stdout[-1500:]}{proof.stderr[-1500:]}")
    columns = Columns(model)
    rows = columns.rows(ROWS, seed)
    predicted = columns.predicted(logreg, model, rows, folder / "rows.csv", "--unseen", unseen)
    worst = compare(findings, target, what, rows, target.score(path, columns.names, rows), predicted)
    scored = sum(p is not None for p, _ in predicted)
    words = f"{what}: {scored} of {len(rows)} rows have a probability, {worst:.1e} off at most"
    if with_mutants:
        words += check_mutants(findings, what, target, path)
    print(words, flush=True)


def check_mutants(findings, what, target, path):
    code = path.read_text(encoding="utf-8")
    made = [mutant for begin, end in target.parts for mutant in mutants.mutants(code, begin, end, target.texts)]
    if len(made) > target.most_mutants:
        made = random.Random(1).sample(made, target.most_mutants)
    left = target.survivors(path, [text for _, text in made])
    for i in left[:5]:
        findings.expect(False, f"{what}: no row of the proof notices a change of {made[i][0]}")
    findings.expect(not left, f"{what}: {len(left)} of {len(made)} mutants pass their proof")
    return f", {len(made)} mutants"


def trained(logreg, data, folder, pattern, tables):
    """(model, policies for unseen levels) of each model."""
    table = models.customers(folder / "customers.csv")
    for name, arguments in models.OF_CUSTOMERS.items():
        if fnmatch.fnmatch(name, pattern):
            policies = {"columns": ["empty", "baseline"], "joined": ["empty", "other"],
                        "unseen_joined": ["empty", "baseline"],
                        "products": ["empty", "baseline"]}.get(name, ["empty"])
            yield models.train(logreg, table, folder / f"{name}.json", arguments), policies
    of_reference = models.of_reference(data) if data and data.is_dir() else []
    for name, table, arguments in itertools.islice(of_reference, tables):
        if fnmatch.fnmatch(name, pattern):
            yield models.train(logreg, table, folder / f"{name}.json", arguments), ["empty"]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--logreg", required=True, type=Path)
    parser.add_argument("--data", type=Path)
    parser.add_argument("--only", default="*", metavar="TARGET")
    parser.add_argument("--models", default="*", metavar="PATTERN")
    parser.add_argument("--tables", type=int, metavar="N", help="of the reference data only the first N")
    parser.add_argument("--fuzz", type=int, default=12, metavar="N")
    options = parser.parse_args()
    logreg = options.logreg.resolve()
    findings = Findings()
    chosen = [target for target in targets.TARGETS if fnmatch.fnmatch(target.title, options.only)]
    for target in chosen:
        if not target.needs:
            print(f"SKIPPED {target.title}: {target.missing}")
    chosen = [target for target in chosen if target.needs]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        seed = 0
        for model, policies in trained(logreg, options.data, folder, options.models, options.tables):
            for unseen in policies:
                for target in chosen:
                    seed += 1
                    # Mutants of large models take long where each is compiled, or sent to a server.
                    with_mutants = unseen == "empty" and (model.stem in models.OF_CUSTOMERS or target.is_quick)
                    check_model(findings, logreg, model, target, folder, seed, unseen, with_mutants)
        for n in range(options.fuzz):
            arguments = models.hostile(folder / f"hostile{n}.csv", n)
            try:
                model = models.train(logreg, folder / f"hostile{n}.csv", folder / f"hostile{n}.json", arguments)
            except RuntimeError as error:
                print("not trained:", str(error)[-300:])
                continue
            for target in chosen:
                check_model(findings, logreg, model, target, folder, n, "empty", n % 4 == 0)
        for target in chosen:
            target.close()
    print(f"{findings.checks} checks, {len(findings.bad)} failed")
    sys.exit(1 if findings.bad or not findings.checks else 0)


if __name__ == "__main__":
    main()
