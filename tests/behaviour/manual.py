#!/usr/bin/env python3
"""What a person in front of a terminal sees of the manual: wrapped to its width, in bold letters, through the pager.

    tests/behaviour/manual.py --logreg build/dev/logreg [-v] [NAME...]
"""

import argparse
import fcntl
import os
import re
import struct
import subprocess
import sys
import tempfile
import termios
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "support"))

from terminals import read_to_end

TIMEOUT = 60  # seconds after which a command is taken to hang
BOLD = "\x1b[1m"
SET = {"PAGER", "LESS", "NO_COLOR", "TERM", "COLUMNS"}

options = None  # set by main


def seen(*arguments, columns=80, **environment):
    """What `logreg help ARGUMENTS` leaves on a terminal of so many columns."""
    ours, theirs = os.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    kept = {name: value for name, value in os.environ.items() if name not in SET}
    process = subprocess.Popen([options.logreg, "help", *arguments], stdin=subprocess.DEVNULL, stdout=theirs,
                               stderr=theirs, env={**kept, "TERM": "xterm", **environment})
    os.close(theirs)
    text = read_to_end(ours)
    status = process.wait(TIMEOUT)
    if status != 0:
        raise AssertionError(f"exit {status}: {text.decode()}")
    return text.decode().replace("\r\n", "\n")


def piped(*arguments, **environment):
    return subprocess.run([options.logreg, "help", *arguments], capture_output=True, text=True, timeout=TIMEOUT,
                          check=True, env={**os.environ, "COLUMNS": "", **environment}).stdout


class Pager(unittest.TestCase):
    def test_the_text_goes_through_the_pager_that_is_named(self):
        text = seen("penalties", PAGER="sed 's/^/P:/'", NO_COLOR="1")
        self.assertEqual(re.sub("^P:", "", text, flags=re.MULTILINE), piped("penalties"))
        self.assertTrue(all(line.startswith("P:") for line in text.splitlines()))

    def test_no_pager_where_none_is_wanted(self):
        plain = piped("penalties")
        self.assertEqual(seen("penalties", PAGER="", NO_COLOR="1"), plain)
        self.assertEqual(seen("penalties", PAGER="cat", NO_COLOR="1"), plain)
        self.assertEqual(seen("penalties", "--no-pager", PAGER="sed s/^/P:/", NO_COLOR="1"), plain)
        self.assertEqual(piped("penalties", PAGER="sed s/^/P:/"), plain)

    def test_a_pager_that_is_not_there_loses_nothing(self):
        self.assertTrue(seen("penalties", PAGER="no-such-pager", NO_COLOR="1").endswith(piped("penalties")))

    def test_a_pager_that_leaves_early_is_no_error(self):
        self.assertTrue(seen("training", PAGER="head -n 1").startswith(BOLD + "training: "))

    def test_without_one_named_it_is_less_which_leaves_short_texts_on_the_screen(self):
        with tempfile.TemporaryDirectory() as folder:
            less = Path(folder) / "less"
            less.write_text("#!/bin/sh\necho less with $LESS\ncat\n")
            less.chmod(0o755)
            path = f"{folder}:{os.environ['PATH']}"
            self.assertTrue(seen("penalties", PATH=path).startswith("less with FRX\n"))
            self.assertTrue(seen("penalties", PATH=path, LESS="i").startswith("less with i\n"))


class Letters(unittest.TestCase):
    def test_bold_on_a_terminal_only(self):
        self.assertTrue(seen("penalties", PAGER="").startswith(BOLD + "penalties: "))
        self.assertNotIn("\x1b", seen("penalties", PAGER="", NO_COLOR="1"))
        self.assertNotIn("\x1b", seen("penalties", PAGER="", TERM="dumb"))
        self.assertNotIn("\x1b", piped("penalties"))

    def test_each_line_ends_as_it_began(self):
        for line in seen("cells", PAGER="", columns=40).splitlines():
            self.assertEqual(line.count(BOLD), line.count("\x1b[0m"), line)


class Width(unittest.TestCase):
    def widest(self, text):
        """Of the lines that are no code, which is shown as it stands."""
        return max(len(line) for line in text.splitlines() if not line.startswith("  "))

    def test_lines_are_as_wide_as_the_terminal(self):
        for columns in (50, 80, 120):
            widest = self.widest(seen("separation", PAGER="", NO_COLOR="1", columns=columns))
            self.assertLessEqual(widest, columns)
            self.assertGreater(widest, columns - 12)

    def test_columns_says_another_width(self):
        self.assertLessEqual(self.widest(seen("separation", PAGER="", NO_COLOR="1", COLUMNS="60", columns=120)), 60)
        self.assertLessEqual(self.widest(piped("separation", COLUMNS="60")), 60)


def main():
    global options
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--logreg", required=True, type=Path, help="the program to test")
    options, others = parser.parse_known_args()
    options.logreg = options.logreg.resolve()
    try:
        for descriptor in os.openpty():
            os.close(descriptor)
    except OSError as error:
        print(f"skipped: no terminal can be opened ({error})")
        sys.exit(77)
    unittest.main(argv=[sys.argv[0], *others])


if __name__ == "__main__":
    main()
