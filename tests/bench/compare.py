#!/usr/bin/env python3
"""Measures logreg, and what others need for the same: whole processes, in turn, on the same tables.

    sh tests/bench/run.sh [--part PART]... [--shape NAME]... [--scale F] ...     builds, installs, then runs this

Prints Markdown tables; what is going on is told on stderr. Nothing is written but to a folder of its own.
"""

import argparse
import contextlib
import os
import platform
import sys
import tempfile
from pathlib import Path

sys.dont_write_bytecode = True

import costs
import formulas
import measure
import passes
import peers
import race
import reading
from tables import SHAPES, Tables


class Bench:
    """What all parts need."""

    def __init__(self, options, folder):
        self.options = options
        self.folder = folder
        self.logreg = options.build / "logreg"
        self.programs = options.build / "tests" / "bench"
        self.tables = Tables(self.programs / "make_table", folder)
        self.floor = measure.smallest_memory()

    def shapes(self, unless_told):
        return [SHAPES[name].scaled(self.options.scale) for name in self.options.shape or unless_told]

    def job(self, shape, **more):
        self.tables.csv(shape)
        threads = more.pop("threads", self.options.threads)
        return peers.Job(self.logreg, shape, self.tables, self.folder / "output", threads, **more)

    def racing(self, found, job):
        wanted = [peer for peer in found if not self.options.no_peers or peer.name.startswith("logreg")]
        return list(race.entries(wanted, job, self.folder))

    def race(self, racing, judge=None):
        race.race(racing, self.options.runs, self.options.timeout, judge)

    def cost(self, command):
        """Of one run, which must succeed."""
        return measure.cost_of(command, self.options.timeout)


def train(bench):
    for shape in bench.shapes(SHAPES):
        print(f"training, {shape.name}", file=sys.stderr)
        racing = bench.racing(peers.TRAIN, bench.job(shape))
        bench.race(racing, race.judge_log_loss)
        print(f"\n### Training, `{shape.name}`: {shape}\n")
        print(race.table(racing, bench.floor, ("log loss above its minimum", gap_text)), flush=True)


def gap_text(entry):
    if not entry.fits() or entry.problem:
        return ""
    return "unknown" if entry.gap is None else f"{entry.gap:.1e}"


def predict(bench):
    for shape in bench.shapes(["numbers"]):
        if shape.texts:
            continue
        print(f"predicting, {shape.name}", file=sys.stderr)
        racing = bench.racing([*peers.PREDICT, peers.EVALUATE], trained(bench, shape))
        bench.race(racing)
        expected = racing[0].job.output
        print(f"\n### Predicting, `{shape.name}`: {shape}\n")
        print(race.table(racing, bench.floor, ("largest difference", lambda entry: difference(entry, expected))),
              flush=True)


def trained(bench, shape):
    """A job that has a model."""
    model = bench.folder / f"{shape.name}.model.json"
    job = bench.job(shape)._replace(output=model)
    bench.cost(peers.logreg_train(job))
    coefficients = model.with_suffix(".csv")
    peers.write_coefficients(coefficients, peers.of_model(job))
    return bench.job(shape, model=model, coefficients=coefficients)


def probabilities(path):
    with open(path) as file:
        column = next(file).rstrip("\n").replace('"', "").split(",").index("probability")
        for line in file:
            yield float(line.rstrip("\n").split(",")[column])


def difference(entry, expected):
    """Of any probability that was written to that of logreg."""
    if entry.problem or not entry.job.output.exists():
        return ""
    pairs = zip(probabilities(entry.job.output), probabilities(expected), strict=True)
    return f"{max(abs(mine - its) for mine, its in pairs):.0e}"


PARTS = {"train": train, "predict": predict, "scaling": costs.scaling, "memory": costs.memory, "nested": costs.nested,
         "pass": passes.ratios, "read": reading.gains, "curves": costs.curves,
         "formulas": formulas.formulas}


def machine(options):
    model = platform.processor() or platform.machine()
    with contextlib.suppress(OSError):
        lines = Path("/proc/cpuinfo").read_text().splitlines()
        model = next((line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")), model)
    load = ", ".join(f"{value:.2f}" for value in os.getloadavg())
    return (f"{model}, {os.cpu_count()} cores; {options.threads} threads; load average {load} at the start; "
            f"medians of {options.runs} runs in turn (least..most).")


def parsed():
    parser = argparse.ArgumentParser(prog="tests/bench/run.sh", description=__doc__.splitlines()[0])
    parser.add_argument("--part", action="append", choices=[*PARTS, "all"], help="repeatable; train, if absent")
    parser.add_argument("--shape", action="append", choices=SHAPES, help="repeatable; all that a part has, if absent")
    parser.add_argument("--scale", type=float, default=1.0, metavar="F", help="of the number of rows (1)")
    parser.add_argument("--runs", type=int, default=3, metavar="N", help="of each program (3)")
    parser.add_argument("--threads", type=int, default=2, metavar="N", help="(2)")
    parser.add_argument("--timeout", type=float, default=600, metavar="S", help="seconds for one run (600)")
    parser.add_argument("--keep", type=Path, metavar="DIR", help="where tables and outputs stay; else they are removed")
    parser.add_argument("--data", type=Path, metavar="DIR", help="reference tables, with dev/; else formulas go without them")
    parser.add_argument("--no-peers", action="store_true", help="logreg alone")
    parser.add_argument("--no-install", action="store_true", help="install nothing")
    parser.add_argument("--build", type=Path, default=Path("build/release"), metavar="DIR", help="(build/release)")
    return parser.parse_args()


@contextlib.contextmanager
def scratch(keep):
    if keep:
        keep.mkdir(parents=True, exist_ok=True)
        yield keep.resolve()
    else:
        with tempfile.TemporaryDirectory(prefix="logreg-bench-") as folder:
            yield Path(folder)


def main():
    options = parsed()
    options.build = options.build.resolve()
    chosen = options.part or ["train"]
    with scratch(options.keep) as folder:
        print(machine(options), flush=True)
        bench = Bench(options, folder)
        for name, part in PARTS.items():
            if name in chosen or "all" in chosen:
                part(bench)


if __name__ == "__main__":
    main()
