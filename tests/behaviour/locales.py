#!/usr/bin/env python3
"""A locale changes no byte of any output: German writes decimal commas, Turkish has an i of its own.

    tests/behaviour/locales.py --logreg build/dev/logreg [-v] [NAME...]

The locales are made in a folder for temporary files; that takes localedef and the sources of Debian's package locales.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

SAMPLES = Path(__file__).resolve().parent.parent.parent / "samples"
LOCALES = ["de_DE", "tr_TR"]
SKIPPED = 77
TIMEOUT = 120

options = None  # set by main
locale_folder = ""

CUSTOMERS = SAMPLES / "customers.csv"
COMMANDS = [
    ["train", CUSTOMERS, "-t", "churned", "-o", "model.json"],
    ["train", CUSTOMERS, "-t", "churned", "-o", "json.json", "--json", "--missing", "impute", "--ci", "profile", "--margins"],
    ["train", CUSTOMERS, "-t", "churned", "-o", "lasso.json", "--l1", "0.01", "--trace", "trace.csv"],
    ["train", SAMPLES / "students.csv", "-t", "passed", "-o", "gd.json", "--optimizer", "gd", "--trace", "gd.csv"],
    ["train", CUSTOMERS, "-t", "CHURNED"],
    ["train", CUSTOMERS, "-t", "churned", "--l2", "0,5"],
    ["predict", "model.json", CUSTOMERS, "--logit", "--interval", "--explain", "3", "-o", "scored.csv"],
    ["predict", "model.json", CUSTOMERS, "--only"],
    ["evaluate", "model.json", CUSTOMERS],
    ["evaluate", "model.json", CUSTOMERS, "--json"],
    ["inspect", "model.json"],
    ["inspect", "model.json", "--json"],
    ["evaluate", "model.json", SAMPLES / "students.csv"],
    ["train", "--help"],
]


def outcome(locale):
    """What all commands write and leave."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG"))}
    environment |= {"LC_ALL": locale, "LOCPATH": locale_folder}
    result = {}
    with tempfile.TemporaryDirectory() as folder:
        for number, command in enumerate(COMMANDS):
            done = subprocess.run([options.logreg, *map(str, command)], cwd=folder, env=environment, capture_output=True,
                                  timeout=TIMEOUT)
            result[number, "status"] = done.returncode
            result[number, "stdout"] = done.stdout
            result[number, "stderr"] = done.stderr
        for path in sorted(Path(folder).iterdir()):
            result[path.name] = path.read_bytes()
    return result


class Locales(unittest.TestCase):
    def test_no_byte_differs(self):
        plain = outcome("C")
        self.assertIn("scored.csv", plain)
        self.assertEqual(plain[len(COMMANDS) - 1, "status"], 0)
        for locale in LOCALES:
            # The locale is there: others use it.
            name = subprocess.run(["locale", "decimal_point"], capture_output=True, text=True,
                                  env={"LC_ALL": f"{locale}.UTF-8", "LOCPATH": locale_folder, "PATH": os.environ["PATH"]})
            self.assertEqual(name.stdout.strip(), ",")
            other = outcome(f"{locale}.UTF-8")
            self.assertEqual(plain.keys(), other.keys())
            for what, bytes_ in plain.items():
                self.assertEqual(bytes_, other[what], (locale, what))


def make_locales(folder):
    """Why they cannot be made, if they cannot."""
    if not shutil.which("localedef"):
        return "there is no localedef"
    for name in LOCALES:
        if not Path("/usr/share/i18n/locales", name).exists():
            return "the sources of locales are not there (Debian's package locales)"
        subprocess.run(["localedef", "--no-archive", "-i", name, "-f", "UTF-8", f"{folder}/{name}.UTF-8"],
                       capture_output=True, timeout=TIMEOUT)
        if not Path(folder, f"{name}.UTF-8", "LC_NUMERIC").exists():
            return f"localedef cannot make {name}"
    return None


def main():
    global options, locale_folder
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--logreg", required=True, type=lambda path: str(Path(path).resolve()))
    options, rest = parser.parse_known_args()
    with tempfile.TemporaryDirectory() as folder:
        locale_folder = folder
        reason = make_locales(folder)
        if reason:
            print(f"skipped: {reason}")
            sys.exit(SKIPPED)
        unittest.main(argv=[sys.argv[0], *rest])


if __name__ == "__main__":
    main()
