#!/usr/bin/env python3
"""Runs every command of the README and every example of the help texts, as pasted.

    tests/readme/run.py --logreg build/dev/logreg

README.md: a fenced ```sh block is run as it stands and must succeed; in a ```console block the
lines after `$ ` are commands and what follows is their output (both streams, as on a terminal),
compared exactly. Blocks that set up or measure the checkout are passed over. Help: the lines under
"Examples:". All run in order in a copy of the repository root that holds README.md and samples.
"""

import argparse
import difflib
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple, Optional

ROOT = Path(__file__).resolve().parent.parent.parent
SET_UP = ("sh samples/quickstart.sh", "sh tests/run.sh", "sh tests/bench/run.sh", "sudo", "apt-get", "cmake", "gcovr", "git")
VERBS = ["train", "predict", "evaluate", "inspect"]
TIMEOUT = 60  # seconds a command may take


class Command(NamedTuple):
    place: str
    text: str
    output: Optional[str] = None  # what it must print; None: anything


def is_set_up(lines):
    """Whether the first line that does something prepares the checkout."""
    first = next((line.strip() for line in lines if line.strip() and not line.strip().startswith("#")), "")
    return first.startswith(SET_UP)


def fenced_blocks(text):
    """(line number, language, lines) of every fenced block."""
    lines = text.splitlines()
    start = None
    for number, line in enumerate(lines, 1):
        fence = re.match(r" {0,3}```\s*(\w*)", line)
        if fence and start is None:
            start, language = number, fence[1]
        elif fence:
            yield start + 1, language, lines[start:number - 1]
            start = None


def session(first_number, lines):
    """The commands of a console block with the output shown under each."""
    number, end = 0, len(lines)
    while number < end:
        begin = number
        if not lines[number].startswith("$ "):
            raise SystemExit(f"README.md:{first_number + number}: a console block begins with `$ `")
        command = [lines[number][2:]]
        number += 1
        while command[-1].endswith("\\") and number < end:
            command.append(lines[number].removeprefix("> "))
            number += 1
        shown = []
        while number < end and not lines[number].startswith("$ "):
            shown.append(lines[number] + "\n")
            number += 1
        if not is_set_up(command):
            yield Command(f"README.md:{first_number + begin}", "\n".join(command), "".join(shown))


def readme_commands():
    for number, language, lines in fenced_blocks((ROOT / "README.md").read_text()):
        if language == "sh" and not is_set_up(lines):
            yield Command(f"README.md:{number}", "\n".join(lines))
        elif language == "console":
            yield from session(number, lines)


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


def complaint(command, directory, environment):
    """What is wrong with a command, empty when it does as shown."""
    try:
        done = subprocess.run(["sh", "-e", "-c", command.text], cwd=directory, env=environment, text=True,
                              stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                              errors="backslashreplace", timeout=TIMEOUT)
    except subprocess.TimeoutExpired:
        return f"not done after {TIMEOUT} s\n"
    if command.output is None:
        return f"exit {done.returncode}\n{done.stdout}" if done.returncode else ""
    return "".join(difflib.unified_diff(command.output.splitlines(keepends=True),
                                        done.stdout.splitlines(keepends=True), "shown", "printed"))


def failures_among(commands, environment):
    failures = 0
    with tempfile.TemporaryDirectory() as directory:
        shutil.copy(ROOT / "README.md", directory)
        shutil.copytree(ROOT / "samples", Path(directory) / "samples")
        for command in commands:
            wrong = complaint(command, directory, environment)
            print(f"{'FAILED' if wrong else 'ok'} {command.place}: {command.text}\n{wrong}", end="")
            failures += bool(wrong)
    return failures


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--logreg", required=True, type=Path, help="the program to test")
    logreg = parser.parse_args().logreg.resolve()
    environment = {**os.environ, "LC_ALL": "C", "COLUMNS": "", "PATH": f"{logreg.parent}:{os.environ['PATH']}"}

    parts = [list(readme_commands()), list(help_commands(logreg))]
    failures = sum(failures_among(commands, environment) for commands in parts)
    print(f"{len(parts[0])} commands of the README, {len(parts[1])} of the help, {failures} failed")
    sys.exit(1 if failures or not all(parts) else 0)


if __name__ == "__main__":
    main()
