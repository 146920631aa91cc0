#!/usr/bin/env python3
"""The peak memory of train and predict, on tables so large that a second copy of the numbers, or text kept for each
cell, would break the bound.

    tests/behaviour/memory.py --logreg build/dev/logreg --make-table build/dev/tests/bench/make_table [-v] [NAME...]
"""

import argparse
import csv
import json
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "bench"))

import costs
import measure
import peers
from tables import Shape, Tables

TIMEOUT = 300  # seconds a command may take
A_MILLION_TERMS = 300_000_000  # bytes: the terms of the model, with what it says of each
SKIPPED = 77

programs = None  # set by main


class Memory(unittest.TestCase):
    def setUp(self):
        holder = tempfile.TemporaryDirectory()
        self.addCleanup(holder.cleanup)
        self.folder = Path(holder.name)

    def check(self, shape):
        model = self.folder / "model.json"
        job = peers.Job(programs.logreg, shape, Tables(programs.make_table, self.folder), model, threads=2, model=model)
        job.table()
        self.check_peak(peers.logreg_train(job), costs.train_bound(shape))
        self.check_peak(peers.logreg_predict(job._replace(output=self.folder / "scored.csv")), costs.PREDICT_BOUND)

    def check_peak(self, command, bound):
        self.assertLess(measure.cost_of(command, TIMEOUT).memory, bound, " ".join(map(str, command)))

    def test_numbers(self):
        self.check(Shape("numbers", 1_000_000, 28))

    def test_few_columns(self):
        self.check(Shape("few columns", 3_000_000, 8))

    def test_texts(self):
        self.check(Shape("texts", 400_000, 10, 20))

    def test_a_model_of_a_million_terms(self):
        levels = [f"shop{i:07}" for i in range(1_000_001)]
        table = self.folder / "small.csv"
        table.write_text("shop,sold\n" + "".join(f"{levels[i % 3]},{i * i % 5 % 2}\n" for i in range(30)))
        model = self.folder / "model.json"
        subprocess.run([programs.logreg, "train", table, "-t", "sold", "--l2", "1", "-o", model, "-q"],
                       stdout=subprocess.DEVNULL, check=True, timeout=TIMEOUT)
        small = json.loads(model.read_text())
        term = {**small["terms"][0], "mean": 0}
        small["columns"][0]["levels"] = levels
        small |= {"logit_at_means": small["intercept"], "covariance": None, "terms": "TERMS"}
        before, after = json.dumps(small).split('"TERMS"')
        with open(model, "w") as file:
            file.write(before)
            for level in levels[1:]:
                own = {"term": f"shop={level}", "level": level, "coefficient": int(level[-2:]) / 64}
                file.write(("[" if level == levels[1] else ",\n") + json.dumps({**term, **own}))
            file.write("]" + after)
        self.assertGreater(model.stat().st_size, 100_000_000)
        table.write_text(f"shop\n{levels[0]}\n{levels[32]}\n{levels[-1]}\n")
        scored = self.folder / "scored.csv"
        self.check_peak([programs.logreg, "predict", model, table, "--logit", "--only", "-o", scored], A_MILLION_TERMS)
        with open(scored) as file:
            logits = [float(row["logit"]) for row in csv.DictReader(file)]
        self.assertEqual([round(logit - logits[0], 12) for logit in logits], [0, 0.5, 0])


def main():
    global programs
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--logreg", required=True, type=Path, help="the program to test")
    parser.add_argument("--make-table", required=True, type=Path, help="the program that writes its tables")
    parser.add_argument("--sanitizer", default="", help="what it was built with, if anything")
    programs, rest = parser.parse_known_args()
    if programs.sanitizer:
        print("skipped: a sanitizer takes memory of its own")
        sys.exit(SKIPPED)
    unittest.main(argv=[sys.argv[0], *rest])


if __name__ == "__main__":
    main()
