#!/usr/bin/env python3
"""Drives bash, zsh and fish in a pseudo-terminal: what the tab key makes of a command line of logreg.

    run.py --logreg PROGRAM --scripts FOLDER

What is typed is completed, then told by printf, each word by itself; so the shell's own quoting is tested, too. A shell
that is not installed is skipped with a message.
"""

import argparse
import fcntl
import os
import pty
import re
import select
import shutil
import signal
import struct
import sys
import tempfile
import termios
import time
import unittest
from pathlib import Path

TIMEOUT = 20  # seconds
QUIET = 0.4  # what comes later than that is typed into all the same: shells take it in turn
SKIPPED = 77
OPTIONS = None

ESCAPE = re.compile(r"\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b[\[(][0-9;?>=<]*[A-Za-z]?|\x1b[=>]|[\x0e\x0f]")
TABLE = "customer,first name,\"a, b\",it's,plan\n1,x,2,3,basic\n"


class Terminal:
    """A shell that is typed into."""

    def __init__(self, arguments, folder, kind):
        environment = {"PATH": f"{folder}/bin:{os.environ['PATH']}", "HOME": str(folder), "TERM": kind,
                       "LC_ALL": "C.UTF-8", "PS1": "ready>", "XDG_CONFIG_HOME": str(folder),
                       "XDG_DATA_HOME": str(folder)}
        self.process, self.terminal = pty.fork()
        if self.process == 0:
            os.chdir(folder)
            os.execvpe(arguments[0], arguments, environment)
        fcntl.ioctl(self.terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 60, 200, 0, 0))
        self.text = ""

    def type(self, text):
        os.write(self.terminal, text.encode())

    def wait_for(self, what, quiet=None):
        """Reads until the regular expression is found, or nothing came for `quiet` seconds; what was read."""
        begin = len(self.text)
        deadline = time.monotonic() + TIMEOUT
        while time.monotonic() < deadline:
            if what is not None and re.search(what, self.text[begin:]):
                return self.text[begin:]
            ready, _, _ = select.select([self.terminal], [], [], quiet if quiet is not None else 1)
            if not ready:
                if quiet is not None:
                    return self.text[begin:]
                continue
            try:
                got = os.read(self.terminal, 65536).decode(errors="replace")
            except OSError:
                break
            # fish asks the terminal what it is, and waits for the answer.
            if "\x1b[c" in got or "\x1b[0c" in got:
                self.type("\x1b[?62c")
            self.text += ESCAPE.sub("", got)
        raise AssertionError(f"{what!r} did not come; the terminal shows {self.text[begin:]!r}")

    def close(self):
        os.kill(self.process, signal.SIGKILL)
        os.waitpid(self.process, 0)
        os.close(self.terminal)


class Shell:
    """The same for each shell. `arguments` start it without its settings, and `script` is its completion."""

    arguments = []
    script = ""
    prepared = []
    kind = "dumb"  # of terminal

    @classmethod
    def setUpClass(cls):
        if shutil.which(cls.arguments[0]) is None:
            raise unittest.SkipTest(f"{cls.arguments[0]} is not installed")

    def setUp(self):
        holder = tempfile.TemporaryDirectory()
        self.addCleanup(holder.cleanup)
        self.folder = Path(holder.name)
        (self.folder / "bin").mkdir()
        (self.folder / "bin" / "logreg").symlink_to(OPTIONS.logreg.resolve())
        (self.folder / "table.csv").write_text(TABLE)
        (self.folder / "my table.csv").write_text("alpha,beta\n1,2\n")
        (self.folder / "semicolons.txt").write_text("# a title\nuno;dos\n1;2\n")
        self.terminal = Terminal(self.arguments, self.folder, self.kind)
        self.addCleanup(self.terminal.close)
        # A mark that stands nowhere in what is typed.
        for line in [*self.prepared, f". '{OPTIONS.scripts.resolve() / self.script}'", "printf 'begin%s\\n' here"]:
            self.terminal.type(line + "\r")
        self.terminal.wait_for("beginhere")
        self.terminal.wait_for(None, quiet=0.3)

    def completed(self, line):
        """The words of the line once the tab key has been pressed behind it."""
        self.terminal.type(line + "\t")
        self.terminal.wait_for(None, quiet=QUIET)
        return self.told()

    def told(self):
        """The words of the line that stands there."""
        self.terminal.type("\x01printf '<%s>' \x05 'end''of-line'\r")
        text = self.terminal.wait_for(r"<endof-line>")
        told = text[text.rindex("<logreg>"):].replace("\r", "").replace("\n", "")
        return re.findall(r"<([^>]*)>", told)[:-1]

    def assert_offered(self, line, *names):
        """The shell shows them all when the tab key is pressed until it lists."""
        begin = len(self.terminal.text)
        self.terminal.type(line + "\t")
        self.terminal.wait_for(None, quiet=QUIET)
        self.terminal.type("\t")
        for name in names:
            if name not in self.terminal.text[begin:]:
                self.terminal.wait_for(re.escape(name))

    def test_a_command(self):
        self.assertEqual(self.completed("logreg tra"), ["logreg", "train"])

    def test_an_option(self):
        self.assertEqual(self.completed("logreg train table.csv --targ"),
                         ["logreg", "train", "table.csv", "--target"])

    def test_a_value_that_is_one_of_several(self):
        self.assertEqual(self.completed("logreg train table.csv --missing imp"),
                         ["logreg", "train", "table.csv", "--missing", "impute"])

    def test_a_column(self):
        self.assertEqual(self.completed("logreg train table.csv --target cust")[-1], "customer")

    def test_a_column_behind_a_short_option(self):
        self.assertEqual(self.completed("logreg train table.csv -t cust")[-1], "customer")

    def test_a_column_whose_name_has_a_blank(self):
        self.assertEqual(self.completed("logreg train table.csv --target fir")[-1], "first name")

    def test_a_column_whose_name_has_an_apostrophe(self):
        self.assertEqual(self.completed("logreg train table.csv --target it")[-1], "it's")

    def test_a_column_in_quotes_that_are_still_open(self):
        self.terminal.type("logreg train table.csv --target \"first n\t")
        self.terminal.wait_for(None, quiet=QUIET)
        self.assertEqual(self.told()[-1], "first name")

    def test_a_column_behind_an_equals_sign(self):
        self.assertEqual(self.completed("logreg train table.csv --target=cust")[-1], "--target=customer")

    def test_the_next_column_of_a_list(self):
        self.assertEqual(self.completed("logreg train table.csv --ignore plan,cust")[-1], "plan,customer")

    def test_a_column_of_a_list_whose_name_has_a_comma(self):
        self.assertEqual(self.completed("logreg train table.csv --ignore plan,\\\"a")[-1], "plan,\"a, b\"")

    def test_a_column_of_a_pair(self):
        self.assertEqual(self.completed("logreg train table.csv --baseline pla")[-1], "plan=")

    def test_columns_of_a_file_whose_name_has_a_blank(self):
        self.assertEqual(self.completed("logreg train 'my table.csv' --target al")[-1], "alpha")

    def test_columns_read_as_the_line_says(self):
        self.assertEqual(self.completed("logreg train semicolons.txt --comment '#' --target un")[-1], "uno")

    def test_the_file_of_data(self):
        self.assertEqual(self.completed("logreg train semi")[-1], "semicolons.txt")

    def test_the_file_of_an_option(self):
        self.assertEqual(self.completed("logreg train table.csv --trace semi")[-1], "semicolons.txt")

    def test_all_columns(self):
        self.assert_offered("logreg train table.csv --target ", "customer", "plan")
        self.assertNotIn("semicolons.txt", self.terminal.text)

    def test_nothing_is_executed(self):
        self.terminal.type("logreg train '$(touch touched)' --target \"`touch touched`\" --ignore cust\t")
        self.terminal.wait_for(None, quiet=QUIET)
        # In place of that line another one, which is run once the keys before it have been.
        self.terminal.type("\x15printf 'end%s\\n' there\r")
        self.terminal.wait_for("endthere")
        self.assertFalse((self.folder / "touched").exists())


class Bash(Shell, unittest.TestCase):
    arguments = ["bash", "--norc", "--noprofile", "-i"]
    script = "logreg.bash"
    prepared = ["bind 'set enable-bracketed-paste off'"]


class Zsh(Shell, unittest.TestCase):
    arguments = ["zsh", "-f", "-i"]
    script = "_logreg"
    prepared = ["PS1='ready>'; bindkey -e; autoload -Uz compinit; compinit -u -D; setopt no_beep"]


class Fish(Shell, unittest.TestCase):
    arguments = ["fish", "--no-config", "--interactive"]
    script = "logreg.fish"
    kind = "xterm"  # on a dumb one it lists nothing
    prepared = ["function fish_prompt; printf 'ready>'; end"]


def main():
    global OPTIONS
    parser = argparse.ArgumentParser()
    parser.add_argument("--logreg", type=Path, required=True)
    parser.add_argument("--scripts", type=Path, required=True)
    OPTIONS, others = parser.parse_known_args()
    try:
        os.close(os.openpty()[0])
    except OSError as error:
        print(f"skipped: no pseudo-terminal can be opened: {error}")
        return SKIPPED
    missing = [shell for shell in ("bash", "zsh", "fish") if shutil.which(shell) is None]
    for shell in missing:
        print(f"skipped: {shell} is not installed")
    if len(missing) == 3:
        return SKIPPED
    return 0 if unittest.main(argv=[sys.argv[0], *others], exit=False, verbosity=1).result.wasSuccessful() else 1


if __name__ == "__main__":
    sys.exit(main())
