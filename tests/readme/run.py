#!/usr/bin/env python3
"""Runs every command of the README files and of the manual's pages, and every example of the help texts, as pasted.

    tests/readme/run.py --logreg build/dev/logreg [--only PATTERN]

A fenced ```sh block is run as it stands and must succeed; in a ```console block the lines after `$ ` are commands and
what follows is their output (both streams, as on a terminal), compared exactly. Blocks that set up or measure the
checkout are passed over. Help: the lines under "Examples:". All commands of a file run in order in a folder of its own,
which holds README.md and samples. BLESS=1 rewrites what is shown; read the diff like code.
"""

import argparse
import difflib
import fnmatch
import os
import re
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple, Optional

ROOT = Path(__file__).resolve().parent.parent.parent
DOCUMENTS = ["README.md", "src/help/*.md", "samples/README.md", "src/README.md", "tests/README.md",
             "tests/bench/README.md"]
SET_UP = ("sh samples/quickstart.sh", "sh tests/run.sh", "sh tests/bench/run.sh", "sudo", "apt-get", "cmake", "gcovr",
          "git", "ctest", "BLESS=1", "build/")
VERBS = ["check", "train", "predict", "evaluate", "compare", "inspect", "export"]
TIMEOUT = 60  # seconds a command may take


class Command(NamedTuple):
    place: str
    text: str
    output: Optional[str] = None  # what it must print; None: anything
    shown: Optional[range] = None  # the lines of the file that show it, from 0


def is_set_up(lines):
    """Whether the first line that does something prepares the checkout."""
    first = next((line.strip() for line in lines if line.strip() and not line.strip().startswith("#")), "")
    return first.startswith(SET_UP)


def fenced_blocks(lines):
    """(number of the first line from 0, language, lines) of every fenced block."""
    start = None
    for number, line in enumerate(lines):
        fence = re.match(r" {0,3}```\s*(\w*)", line)
        if fence and start is None:
            start, language = number + 1, fence[1]
        elif fence:
            yield start, language, lines[start:number]
            start = None


def session(name, first, lines):
    """The commands of a console block with the output shown under each."""
    number, end = 0, len(lines)
    while number < end:
        begin = number
        if not lines[number].startswith("$ "):
            raise SystemExit(f"{name}:{first + number + 1}: a console block begins with `$ `")
        command = [lines[number][2:]]
        number += 1
        while command[-1].endswith("\\") and number < end:
            command.append(lines[number].removeprefix("> "))
            number += 1
        shown = number
        while number < end and not lines[number].startswith("$ "):
            number += 1
        if not is_set_up(command):
            yield Command(f"{name}:{first + begin + 1}", "\n".join(command),
                          "".join(line + "\n" for line in lines[shown:number]), range(first + shown, first + number))


def document_commands(path):
    name = path.relative_to(ROOT).as_posix()
    for number, language, lines in fenced_blocks(path.read_text().splitlines()):
        if language == "sh" and not is_set_up(lines):
            yield Command(f"{name}:{number + 1}", "\n".join(lines))
        elif language == "console":
            yield from session(name, number, lines)


def help_commands(logreg):
    for verb in VERBS:
        shown = subprocess.run([logreg, verb, "--help"], capture_output=True, text=True, timeout=TIMEOUT)
        section = re.search(r"^Examples:\n((?:[ \t].*\n|\n)*)", shown.stdout, re.MULTILINE)
        if shown.returncode != 0 or not section:
            raise SystemExit(f"logreg {verb} --help: exit {shown.returncode}, "
                             f"{'some' if section else 'no'} Examples")
        joined = section[1].replace("\\\n", " ")
        for line in joined.splitlines():
            if re.search(r"(^|\| )logreg ", line.strip()):
                yield Command(f"logreg {verb} --help", line.strip())


def done_in(directory, command, environment):
    return subprocess.run(["sh", "-e", "-c", command.text], cwd=directory, env=environment, text=True,
                          stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                          errors="backslashreplace", timeout=TIMEOUT)


def complaint(command, done):
    """What is wrong with a command, empty when it does as shown."""
    if command.output is None:
        return f"exit {done.returncode}\n{done.stdout}" if done.returncode else ""
    return "".join(difflib.unified_diff(command.output.splitlines(keepends=True),
                                        done.stdout.splitlines(keepends=True), "shown", "printed"))


def bless(path, printed):
    """`printed`: (lines that show it, what was printed) of the commands, in order."""
    lines = path.read_text().splitlines()
    for shown, text in reversed(printed):
        lines[shown.start:shown.stop] = text.splitlines()
    path.write_text("\n".join(lines) + "\n")


def failures_among(commands, environment, path=None):
    """The report and how many failed; commands of a file that is blessed are written into it."""
    report, failures, printed = "", 0, []
    with tempfile.TemporaryDirectory() as directory:
        shutil.copy(ROOT / "README.md", directory)
        shutil.copytree(ROOT / "samples", Path(directory) / "samples")
        for command in commands:
            try:
                done = done_in(directory, command, environment)
                wrong = complaint(command, done)
                printed.append((command.shown, done.stdout))
            except subprocess.TimeoutExpired:
                wrong = f"not done after {TIMEOUT} s\n"
                printed.append((command.shown, command.output or ""))
            report += f"{'FAILED' if wrong else 'ok'} {command.place}: {command.text}\n{wrong}"
            failures += bool(wrong)
    if path and os.environ.get("BLESS") == "1":
        bless(path, [(shown, text) for shown, text in printed if shown is not None])
    return report, failures


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--logreg", required=True, type=Path, help="the program to test")
    parser.add_argument("--only", default="*", help="only files whose path fits this pattern; *help*: no examples")
    options = parser.parse_args()
    logreg = options.logreg.resolve()
    environment = {**os.environ, "LC_ALL": "C", "COLUMNS": "", "PATH": f"{logreg.parent}:{os.environ['PATH']}"}

    paths = sorted(path for pattern in DOCUMENTS for path in ROOT.glob(pattern)
                   if fnmatch.fnmatch(path.relative_to(ROOT).as_posix(), options.only))
    parts = [(path, list(document_commands(path))) for path in paths]
    if options.only == "*":
        parts.append((None, list(help_commands(logreg))))
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        results = list(pool.map(lambda part: failures_among(part[1], environment, part[0]), parts))
    for report, _ in results:
        print(report, end="")
    failures = sum(failed for _, failed in results)
    count = sum(len(commands) for _, commands in parts)
    print(f"{count} commands of {len(paths)} files and of the help, {failures} failed")
    sys.exit(1 if failures or not count else 0)


if __name__ == "__main__":
    main()
