#!/usr/bin/env python3
"""Every reference table with nothing but its target: it is learned from, or refused with a sentence whose advice works.

    tests/reference/target_only.py --logreg build/dev/logreg --data DIR

DIR is described in run.py; without it the test is skipped (exit status 77).
"""

import argparse
import json
import re
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

TIMEOUT = 120  # seconds a fit may take
SKIPPED = 77


def train(logreg, table, target, output, *more):
    done = subprocess.run([logreg, "train", table, "--target", target, "-o", output, "-q", *more], capture_output=True,
                          timeout=TIMEOUT)
    return done.returncode, done.stderr.decode(errors="backslashreplace")


def advice(sentence):
    """The first options that a sentence tells to try."""
    found = re.search(r"(?:Try|Another model:) (--[^.]*?)(?: \(|,? or |\. |$)", sentence.strip().splitlines()[-1])
    return shlex.split(found[1]) if found else None


def check(logreg, table, target):
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder) / "model.json"
        status, stderr = train(logreg, table, target, output)
        if status == 0:
            return "learned from"
        options = advice(stderr)
        if options is None or not re.fullmatch(r"logreg: [^\n]+\n", stderr):
            return f"FAILED: status {status}, no advice: {stderr}"
        status, again = train(logreg, table, target, output, *options)
        return f"refused, learned from with {shlex.join(options)}" if status == 0 else f"FAILED: {stderr}then: {again}"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--logreg", required=True, type=lambda path: str(Path(path).resolve()))
    parser.add_argument("--data", required=True, type=Path)
    options = parser.parse_args()
    if not options.data.is_dir():
        print(f"skipped: no reference data in {options.data}")
        sys.exit(SKIPPED)
    tables = {}
    for path in sorted([*options.data.glob("dev/*.ref.json"), *options.data.glob("published/*.ref.json")]):
        reference = json.loads(path.read_text())
        tables[options.data / reference["dataset"]] = reference["target"]
    published = options.data / "published.json"
    for entry in json.loads(published.read_text()) if published.exists() else []:
        tables.setdefault(options.data / entry["file"], entry["target"])
    left_out = {*options.data.glob("dev/*.?sv"), *options.data.glob("published/*.?sv")} - tables.keys()
    failed = 0
    for table, target in tables.items():
        verdict = check(options.logreg, table, target)
        failed += verdict.startswith("FAILED")
        print(f"{table.name:25} {verdict}", flush=True)
    # A table without a known target would go unseen; rows kept aside of another table are none.
    for table in sorted(left_out):
        if not table.stem.endswith("_test"):
            failed += 1
            print(f"{table.name:25} FAILED: no target is known")
    print(f"{len(tables)} tables, {failed} failed")
    sys.exit(1 if failed or not tables else 0)


if __name__ == "__main__":
    main()
