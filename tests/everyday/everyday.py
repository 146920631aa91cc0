"""What the tests of tables as people have them share: the tables, logreg, and the fits that are right."""

import json
import os
import pty
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

DEVIATION = 1e-6  # relative, of coefficients

logreg_path = ""     # set by run.py
data_folder = Path()


def table(name):
    return data_folder / "everyday" / name


class EverydayTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.model = self.folder / "model.json"

    def logreg(self, *arguments, **streams):
        return subprocess.run([logreg_path, *map(str, arguments)], capture_output=True, encoding="utf-8",
                              errors="replace", timeout=600, **streams)

    def on_a_terminal(self, *arguments):
        """What is seen where standard output and the error stream are one terminal."""
        controller, terminal = pty.openpty()
        with subprocess.Popen([logreg_path, *map(str, arguments)], stdout=terminal, stderr=terminal):
            os.close(terminal)
            shown = b""
            try:
                while part := os.read(controller, 4096):
                    shown += part
            except OSError:
                pass  # the end of a terminal, on Linux
        os.close(controller)
        return shown.decode().replace("\r\n", "\n")

    def train(self, name, target, *arguments):
        return self.logreg("train", table(name), "-t", target, "-o", self.model, "--json", *arguments)

    def run_generator(self, name, *arguments):
        subprocess.run([sys.executable, table(name), *map(str, arguments)], check=True)

    def assert_refused(self, result, code, *words):
        self.assertEqual(result.returncode, code, result.stderr)
        self.assert_says(result, *words)

    def assert_says(self, result, *words):
        for word in words:
            self.assertIn(word, result.stderr)

    def assert_fits(self, result, name):
        """The fit in `result`, which was printed as JSON, is that of expected.json."""
        self.assertEqual(result.returncode, 0, result.stderr)
        expected = json.loads(table("expected.json").read_text())[name]
        fit = json.loads(result.stdout)
        found = {term["term"]: term for term in fit["coefficients"]}
        if "rows_used" in expected:
            self.assertEqual(fit["rows"], expected["rows_used"])
        for term, values in expected["coefficients"].items():
            self.assertIn(term, found)
            for key in ("estimate", "std_error"):
                bound = DEVIATION * abs(values[key])
                self.assertAlmostEqual(found[term][key], values[key], delta=bound, msg=f"{term}: {key}")
