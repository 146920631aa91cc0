#!/usr/bin/env python3
"""The laws of the manual: what is described where, what is linked to, and how long it may be.

    tests/readme/topics.py --logreg build/dev/logreg

Each option of each command is described in one page: an item or a row of a table begins with its name as code. A page
describes no option that is not there. Each page is linked to from the README or another page, each link leads to a
file, and each `logreg help TOPIC` to a page, a command or an option. Prints each violation; exit status 1 if there is
one.
"""

import argparse
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
README_BYTES = 14 * 1024  # read in five minutes
PAGE_BYTES = 12 * 1024
ALL_BYTES = 200 * 1024  # of the program's size
FENCED = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)


def shown(logreg, *arguments):
    return subprocess.run([logreg, *arguments], capture_output=True, text=True, check=True).stdout


def commands_of(logreg):
    listed = re.search(r"^Commands:\n((?:  .*\n)+)", shown(logreg, "--help"), re.MULTILINE)[1]
    return re.findall(r"^  (\w+)  ", listed, re.MULTILINE)


def options_of(logreg):
    """Name of each option -> the commands that have it."""
    options = {}
    for command in commands_of(logreg):
        for name in re.findall(r"^  (?:-\w, |    )(--[\w-]+)", shown(logreg, command, "--help"), re.MULTILINE):
            options.setdefault(name, []).append(command)
    return options


def described(text):
    """The options whose names are the code at the beginning of an item or a row."""
    for line in FENCED.sub("", text).splitlines():
        beginning = re.match(r"(?:- |\| )((?:`[^`]+`(?:, )?)+)", line)
        for code in re.findall(r"`([^`]+)`", beginning[1]) if beginning else []:
            if code.startswith("--"):
                yield re.match(r"--[\w-]+", code)[0]


def violations(logreg):
    texts = {path: path.read_text() for path in [ROOT / "README.md", *sorted((ROOT / "src/help").glob("*.md"))]}
    pages = {path.stem: text for path, text in texts.items() if path.name != "README.md"}
    options = options_of(logreg)
    if not pages or not options:
        yield "no pages or no options: nothing to check"

    places = {}
    for page, text in pages.items():
        for name in described(text):
            places.setdefault(name, []).append(page)
    for name in sorted(options.keys() - places.keys()):
        yield f"{name} of {', '.join(options[name])}: no page describes it"
    for name, where in sorted(places.items()):
        if name not in options:
            yield f"{where[0]}.md: no command has {name}"
        elif len(where) > 1:
            yield f"{name} is described more than once: {', '.join(where)}"

    reached = set()
    for path, text in texts.items():
        for link in re.findall(r"\]\(([^)#]+?)\)", FENCED.sub("", text)):
            if link.startswith("http"):
                continue
            if not (path.parent / link).exists():
                yield f"{path.name}: there is no {link}"
            elif Path(link).stem != path.stem:
                reached.add(Path(link).stem)
        for name in re.findall(r"`logreg help ([\w-]+)", text):
            if name.isupper() or name.startswith("--search"):
                continue
            if subprocess.run([logreg, "help", name], capture_output=True).returncode != 0:
                yield f"{path.name}: logreg help {name} shows nothing"
    for page in sorted(pages.keys() - reached):
        yield f"{page}.md: nothing links to it"

    for path, text in texts.items():
        size, most = len(text.encode()), README_BYTES if path.name == "README.md" else PAGE_BYTES
        if size > most:
            yield f"{path.name} has {size} bytes, more than {most}"
    if sum(len(text.encode()) for text in pages.values()) > ALL_BYTES:
        yield f"the pages together have more than {ALL_BYTES} bytes"
    listed = [line.split("\t")[0] for line in shown(logreg, "help", "--list").splitlines()]
    if listed != sorted(pages):
        yield f"logreg help --list has {listed}, the folder {sorted(pages)}"
    for page in sorted(pages.keys() - commands_of(logreg)):  # a command's page has its options, too
        if shown(logreg, "help", page, "--markdown") != pages[page]:
            yield f"logreg help {page} --markdown is not {page}.md"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--logreg", required=True, type=Path, help="the program to test")
    found = list(violations(parser.parse_args().logreg.resolve()))
    print("\n".join(found) or "the manual keeps its laws")
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
