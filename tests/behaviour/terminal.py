#!/usr/bin/env python3
"""What a person in front of a terminal sees of long work: one line that is written over, and gone before the answer.

    tests/behaviour/terminal.py --logreg build/dev/logreg [-v] [NAME...]
"""

import argparse
import fcntl
import gzip
import os
import re
import signal
import struct
import subprocess
import sys
import tempfile
import termios
import time
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "support"))

from listening import wait_until_listening
from terminals import read_to_end

SAMPLES = Path(__file__).resolve().parent.parent.parent / "samples"
CUSTOMERS = SAMPLES / "customers.csv"
LONG = ("--optimizer", "gd", "--epochs", 10**9, "--learning-rate", 1e-9)  # until it is interrupted
TIMEOUT = 600  # seconds after which a command is taken to hang
ESCAPE = re.compile(rb"\x1b\[[0-9;]*[A-Za-z]")

options = None  # set by main


class Terminal:
    """A command with a terminal as its stderr: what is written to it, until the end or an interrupt."""

    def __init__(self, *arguments, columns=80, environment=None, interrupt_after=None, **streams):
        ours, theirs = os.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
        streams.setdefault("stdout", subprocess.DEVNULL)
        if streams["stdout"] == "terminal":
            streams["stdout"] = theirs
        kept = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "TERM")}
        begin = time.monotonic()
        process = subprocess.Popen([options.logreg, *map(str, arguments)], stderr=theirs,
                                   env={**kept, "TERM": "xterm", **(environment or {})},
                                   preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL), **streams)
        os.close(theirs)
        if interrupt_after:
            wait_until_listening(process)
            time.sleep(interrupt_after)
            process.send_signal(signal.SIGINT)
        self.bytes = read_to_end(ours)
        self.status = process.wait(TIMEOUT)
        self.seconds = time.monotonic() - begin

    def lines(self):
        """The lines of progress, without colours."""
        return [ESCAPE.sub(b"", line).decode() for line in re.split(rb"[\r\n]", self.bytes)
                if re.match(rb"(reading|fitting)  ", line)]

    def screen(self):
        """What is left on the screen: a return goes back to the first column, and ESC [ K erases what follows."""
        rows = [""]
        column = 0
        for piece in re.findall(rb"\r|\n|\x1b\[[0-9;]*[A-Za-z]|[^\r\n\x1b]+", self.bytes):
            if piece == b"\n":
                rows.append("")
            elif piece == b"\r":
                column = 0
                continue
            elif piece == b"\x1b[K":
                rows[-1] = rows[-1][:column]
                continue
            elif not piece.startswith(b"\x1b"):
                text = piece.decode()
                rows[-1] = rows[-1][:column] + text + rows[-1][column + len(text):]
            column = len(rows[-1]) if not piece.startswith(b"\x1b") else column
            if piece == b"\n":
                column = 0
        return "\n".join(rows)


class Case(unittest.TestCase):
    def setUp(self):
        holder = tempfile.TemporaryDirectory()
        self.addCleanup(holder.cleanup)
        self.folder = Path(holder.name)
        self.model = self.folder / "model.json"

    def fit(self, **more):
        return Terminal("train", CUSTOMERS, "-t", "churned", *LONG, "-o", self.model, interrupt_after=1.5, **more)

    def large(self, name="large.csv", pack=lambda data: data):
        header, rows = CUSTOMERS.read_bytes().split(b"\n", 1)
        path = self.folder / name
        path.write_bytes(pack(header + b"\n" + rows * 60))
        return path


class Fitting(Case):
    def test_epochs_are_shown_and_gone_before_the_message(self):
        terminal = self.fit()
        self.assertEqual(terminal.status, 130)
        self.assertTrue(terminal.lines())
        for line in terminal.lines():
            self.assertRegex(line, r"^fitting  (\[[#.]+\])? +\d+%  epoch \d+ of 1000000000, gradient norm [-0-9.e]+, "
                                   r"[0-9:]+ left$")
        self.assertTrue(terminal.screen().endswith("\nlogreg: interrupted\n"), terminal.screen())
        self.assertNotIn("fitting", terminal.screen().replace("Fitting", ""))
        # At most ten a second, and none in the first half.
        self.assertLessEqual(len(terminal.lines()), 10 * (terminal.seconds - 0.5) + 1)

    def test_the_line_fits_into_the_terminal(self):
        for columns in 20, 40, 72, 200:
            terminal = self.fit(columns=columns)
            self.assertTrue(terminal.lines())
            for line in terminal.lines():
                self.assertLess(len(line), columns)

    def test_colour_only_where_it_is_wanted(self):
        self.assertNotIn(b"\x1b[3", self.fit(environment={"NO_COLOR": "1"}).bytes)

    def test_nothing_where_it_is_not_wanted(self):
        self.assertEqual(self.fit(environment={"TERM": "dumb"}).lines(), [])
        quiet = Terminal("train", CUSTOMERS, "-t", "churned", *LONG, "-o", self.model, "-q", interrupt_after=1.2)
        self.assertEqual(quiet.bytes, b"logreg: interrupted\r\n")

    def test_short_work_shows_nothing(self):
        terminal = Terminal("inspect", SAMPLES / "students.csv")
        self.assertEqual(terminal.status, 3)
        self.assertEqual(terminal.lines(), [])

    def test_no_terminal_no_progress(self):
        process = subprocess.Popen([options.logreg, *map(str, ["train", CUSTOMERS, "-t", "churned", *LONG, "-o", self.model])],
                                   stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
                                   preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL))
        wait_until_listening(process)
        time.sleep(1.2)
        process.send_signal(signal.SIGINT)
        stderr = process.communicate(timeout=TIMEOUT)[1]
        self.assertNotIn(b"\r", stderr)
        self.assertNotIn(b"\x1b", stderr)


class Reading(Case):
    """A pipe that somebody fills slowly makes reading as long as it has to be."""

    def slow(self, verb, data, pieces=12, **more):
        """The command, with the data coming in on its standard input in about so many tenths of a second."""
        reader, writer = os.pipe()
        child = os.fork()
        if child == 0:
            try:
                os.close(reader)
                size = len(data) // pieces + 1
                for at in range(0, len(data), size):
                    piece = data[at:at + size]
                    while piece:
                        piece = piece[os.write(writer, piece):]
                    time.sleep(0.1)
            finally:
                os._exit(0)
        os.close(writer)
        try:
            return Terminal(*verb, stdin=reader, **more)
        finally:
            os.close(reader)
            os.waitpid(child, 0)

    def test_a_pipe_has_no_total(self):
        data = self.large().read_bytes()
        for bytes_, shown in (data, "MB"), (gzip.compress(data, 1), "MB"):
            terminal = self.slow(["train", "-", "-t", "churned", "-o", self.model], bytes_)
            self.assertEqual(terminal.status, 0, terminal.bytes)
            reading = [line for line in terminal.lines() if line.startswith("reading")]
            self.assertTrue(reading)
            for line in reading:
                self.assertRegex(line, r"^reading  [0-9.]+ [kM]?B, [0-9.]+ [kM]?B/s, [0-9:]+$")
            self.assertIn(shown, reading[-1])
            self.assertNotIn("reading", terminal.screen())
            self.assertIn("Rows ", terminal.screen())

    def test_rows_for_the_terminal_are_not_disturbed(self):
        subprocess.run([options.logreg, "train", str(SAMPLES / "students.csv"), "-t", "passed", "-o", str(self.model)],
                       capture_output=True, check=True)
        data = b"hours\n" + b"1.5\n" * 2000
        terminal = self.slow(["predict", self.model, "-"], data, stdout="terminal")
        self.assertEqual(terminal.status, 0)
        self.assertEqual(terminal.lines(), [])
        self.assertNotIn(b"\x1b", terminal.bytes)

    def test_rows_for_a_file_are_counted_on_the_terminal(self):
        subprocess.run([options.logreg, "train", str(SAMPLES / "students.csv"), "-t", "passed", "-o", str(self.model)],
                       capture_output=True, check=True)
        terminal = self.slow(["predict", self.model, "-", "-o", self.folder / "out.csv"], b"hours\n" + b"1.5\n" * 2000)
        self.assertEqual(terminal.status, 0)
        self.assertTrue(terminal.lines())
        self.assertEqual(terminal.screen().strip(), "")
        self.assertEqual(len((self.folder / "out.csv").read_text().splitlines()), 2001)


class Names(Case):
    """What a column's name holds must not reach the terminal as it is."""

    HOSTILE = ["\x1b[2J", "\x07", "\u009b31m", "\u202eevil", "\u2066x", "\x7f", "a\rb", "\u061c", "\u2028"]

    def test_no_output_for_people_or_programs_moves_the_cursor(self):
        header = ",".join(f'"{name}{i}"' for i, name in enumerate(self.HOSTILE))
        rows = "".join(",".join(str((i * (j + 3) + j * j * i * i) % 11) for j in range(len(self.HOSTILE))) +
                       "," + ("\u202ey" if i % 5 % 2 else "\x1b[1mn") + "\n" for i in range(60))
        data = self.folder / "names.csv"
        data.write_text(header + ",\u200etarget\n" + rows)
        commands = [["train", data, "-t", "\u200etarget", "-o", self.model],
                    ["train", data, "-t", "\u200etarget", "-o", self.model, "--json"],
                    ["inspect", self.model], ["inspect", self.model, "--json"],
                    ["evaluate", self.model, data], ["evaluate", self.model, data, "--json"],
                    ["train", data, "-t", "\x1b[2J"], ["train", data], ["predict", self.model, SAMPLES / "oring.csv"]]
        for command in commands:
            done = subprocess.run([options.logreg, *map(str, command)], capture_output=True, timeout=TIMEOUT)
            self.assertIn(done.returncode, (0, 2, 3), done.stderr)
            for character in done.stdout.decode() + done.stderr.decode() + self.model.read_text():
                code = ord(character)
                harmless = (code >= 0x20 or character == "\n") and not 0x7F <= code <= 0x9F and \
                    code not in (0x61C, 0x200E, 0x200F) and not 0x2028 <= code <= 0x202E and not 0x2066 <= code <= 0x2069
                self.assertTrue(harmless, (command, hex(code)))


def main():
    global options
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--logreg", required=True, type=lambda path: str(Path(path).resolve()))
    options, rest = parser.parse_known_args()
    unittest.main(argv=[sys.argv[0], *rest])


if __name__ == "__main__":
    main()
