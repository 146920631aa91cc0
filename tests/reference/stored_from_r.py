"""What the tests share whose numbers R has made and a JSON file beside them keeps."""

import argparse
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

SKIPPED = 77


def answers_of_r(script, packages, data, cases=None):
    """What the script prints as JSON when it is told the cases; leaves with 77 where R or a package is missing."""
    libraries = "; ".join(f"library({package})" for package in packages)
    if shutil.which("Rscript") is None or subprocess.run(["Rscript", "-e", libraries], capture_output=True).returncode:
        print(f"skipped: no R with {', '.join(packages)}")
        sys.exit(SKIPPED)
    done = subprocess.run(["Rscript", str(script), str(data)], input=json.dumps(cases), capture_output=True, text=True,
                          env={**os.environ, "LC_ALL": "C"}, timeout=300)
    if done.returncode != 0:
        sys.exit(f"R: {done.stderr}")
    return json.loads(done.stdout)


def compare_with_stored(found, path, differences):
    """Whether `differences(found, stored)`, lines, are some; BLESS=1 stores what is found instead."""
    if os.environ.get("BLESS"):
        path.write_text(json.dumps(found, indent=1) + "\n")
        return False
    lines = list(differences(found, json.loads(path.read_text())))
    print("\n".join(lines) or "R says what is stored")
    return bool(lines)


def main(description, compare_with_logreg, compare_with_r):
    """Runs one of the two, which are told the program, if it is that one, and the data; leaves with what it says."""
    parser = argparse.ArgumentParser(description=description.splitlines()[0])
    parser.add_argument("--logreg", type=lambda path: str(Path(path).resolve()))
    parser.add_argument("--data", required=True)
    parser.add_argument("--r", action="store_true")
    arguments = parser.parse_args()
    if not (Path(arguments.data) / "dev").is_dir():
        print("skipped: no reference data")
        sys.exit(SKIPPED)
    sys.exit(compare_with_r(arguments.data) if arguments.r else compare_with_logreg(arguments.logreg, arguments.data))
