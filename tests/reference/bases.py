#!/usr/bin/env python3
"""The expected columns of bases in bases.txt, which a unit test compares, are those that R gives.

    bases.py            runs bases.R and compares what it prints with bases.txt; BLESS=1 rewrites the file

Leaves with 77 where there is no R with Hmisc (Debian: r-base-core, r-cran-hmisc).
"""

import math
import os
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
STORED = HERE / "bases.txt"
TOLERANCE = 1e-12  # of the greatest number in the line: other processors and libraries round otherwise


def printed_by_r():
    if shutil.which("Rscript") is None:
        print("skipped: there is no Rscript")
        sys.exit(77)
    if subprocess.run(["Rscript", "-e", "library(Hmisc)"], capture_output=True).returncode != 0:
        print("skipped: R has no Hmisc")
        sys.exit(77)
    run = subprocess.run(["Rscript", str(HERE / "bases.R")], capture_output=True, text=True,
                         env={**os.environ, "LC_ALL": "C"})
    if run.returncode != 0:
        sys.exit(f"bases.R failed:\n{run.stderr}")
    return run.stdout


def differs(line, other):
    words, others = line.split(), other.split()
    if len(words) != len(others):
        return True
    numbers = []
    for word, another in zip(words, others):
        try:
            numbers.append((float(word), float(another)))
        except ValueError:
            if word != another:
                return True
    largest = max((abs(a) for a, _ in numbers), default=0)
    return any(not math.isclose(a, b, rel_tol=0, abs_tol=TOLERANCE * largest) for a, b in numbers)


def main():
    printed = printed_by_r()
    if os.environ.get("BLESS") == "1":
        STORED.write_text(printed)
    lines, stored = printed.splitlines(), STORED.read_text().splitlines()
    found = [(i, a, b) for i, (a, b) in enumerate(zip(stored, lines), start=1) if differs(a, b)]
    for i, a, b in found[:20]:
        print(f"bases.txt:{i}: stored {a}\n    R gives {b}")
    if len(lines) != len(stored):
        print(f"bases.txt has {len(stored)} lines, R prints {len(lines)}")
    print(f"{len(lines)} lines compared, {len(found)} differ")
    sys.exit(1 if found or len(lines) != len(stored) else 0)


if __name__ == "__main__":
    main()
