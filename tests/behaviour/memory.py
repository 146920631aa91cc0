#!/usr/bin/env python3
"""The peak memory of train and predict, on tables so large that a second copy of the numbers, or text kept for each
cell, would break the bound.

    tests/behaviour/memory.py --logreg build/dev/logreg --make-table build/dev/tests/bench/make_table [-v] [NAME...]
"""

import argparse
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
