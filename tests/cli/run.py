#!/usr/bin/env python3
"""Golden command-line cases: each folder beside this script is one.

    tests/cli/run.py --logreg build/dev/logreg [--only PATTERN]

A case folder holds `command`, one or more shell lines as a person would paste them, and the
`stdout`, `stderr` and exit `status` they must give (no file: nothing written, status 0). Its
other files are inputs: they are copied into the fresh directory the command runs in. $SAMPLES
is the samples directory. BLESS=1 rewrites what is expected; read the diff like code.
"""

import argparse
import difflib
import fnmatch
import os
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

CASES = Path(__file__).resolve().parent
SAMPLES = CASES.parent.parent / "samples"
EXPECTED = ["stdout", "stderr", "status"]
TIMEOUT = 60  # seconds a case may take


def expected(case):
    """File name -> bytes, with the defaults of files that are not there."""
    found = {name: (case / name).read_bytes() if (case / name).exists() else b"" for name in EXPECTED}
    found["status"] = found["status"].strip() or b"0"
    return found


def observed(case, environment):
    with tempfile.TemporaryDirectory() as directory:
        for path in case.iterdir():
            if path.name not in EXPECTED + ["command"]:
                copy = shutil.copytree if path.is_dir() else shutil.copy
                copy(path, Path(directory) / path.name)
        done = subprocess.run(["sh", "-c", (case / "command").read_text()], cwd=directory, env=environment,
                              stdin=subprocess.DEVNULL, capture_output=True, timeout=TIMEOUT)
    # The place of the samples differs between machines, so expected output calls it $SAMPLES.
    stdout, stderr = (text.replace(str(SAMPLES).encode(), b"$SAMPLES") for text in (done.stdout, done.stderr))
    return {"stdout": stdout, "stderr": stderr, "status": str(done.returncode).encode()}


def bless(case, result):
    nothing = {"stdout": b"", "stderr": b"", "status": b"0"}
    for name, content in result.items():
        if content == nothing[name]:
            (case / name).unlink(missing_ok=True)
        else:
            (case / name).write_bytes(content + (b"\n" if name == "status" else b""))


def diff(case, name, wanted, found):
    def lines(content):
        return content.decode("utf-8", "backslashreplace").replace("\r", "\\r").splitlines(keepends=True)

    for line in difflib.unified_diff(lines(wanted), lines(found), f"{case.name}/{name}", "found"):
        yield line if line.endswith("\n") else line + "\n\\ no line end\n"


def check(case, environment):
    """The complaint about a case, empty when it is as expected."""
    if not (case / "command").exists():
        return f"{case.name}: no file named command\n"
    try:
        result = observed(case, environment)
    except subprocess.TimeoutExpired:
        return f"{case.name}: not done after {TIMEOUT} s\n"
    if os.environ.get("BLESS") == "1":
        bless(case, result)
        return ""
    wanted = expected(case)
    return "".join(line for name in EXPECTED if wanted[name] != result[name]
                   for line in diff(case, name, wanted[name], result[name]))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--logreg", required=True, type=Path, help="the program to test")
    parser.add_argument("--only", default="*", metavar="PATTERN", help="cases with such names, as in read_*")
    options = parser.parse_args()

    cases = sorted(path for path in CASES.iterdir()
                   if path.is_dir() and path.name != "__pycache__" and fnmatch.fnmatch(path.name, options.only))
    if not cases:
        sys.exit(f"no case is named {options.only}")
    environment = {**os.environ, "LC_ALL": "C", "COLUMNS": "", "SAMPLES": str(SAMPLES),
                   "PATH": f"{options.logreg.resolve().parent}:{os.environ['PATH']}"}
    with ThreadPoolExecutor(2) as pool:
        complaints = list(pool.map(lambda case: check(case, environment), cases))

    for case, complaint in zip(cases, complaints):
        if complaint:
            print(f"FAILED {case.name}: {(case / 'command').read_text().strip()}" if (case / "command").exists()
                  else f"FAILED {case.name}")
            print(complaint)
    failures = sum(map(bool, complaints))
    print(f"{len(cases)} cases, {failures} failed")
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
