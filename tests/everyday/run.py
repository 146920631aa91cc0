#!/usr/bin/env python3
"""Tables as people have them: each is read as it is meant, or refused with a cure that is right.

    tests/everyday/run.py --logreg build/dev/logreg --data ../shared/data [-v] [NAME...]

The tests stand in the files *_tests.py beside this one, by what is said of a table. NAME is a test as unittest calls
it: reading_tests.Titles. Leaves with 77 where there are no tables.
"""

import argparse
import importlib
import sys
import unittest
from pathlib import Path

import everyday


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--logreg", required=True, type=Path)
    parser.add_argument("--data", required=True, type=Path)
    parser.add_argument("-v", "--verbose", action="store_true")
    parser.add_argument("names", nargs="*")
    arguments = parser.parse_args()
    if not (arguments.data / "everyday").is_dir():
        print(f"skipped: there are no tables in {arguments.data}")
        return 77
    everyday.logreg_path = str(arguments.logreg.resolve())
    everyday.data_folder = arguments.data.resolve()
    modules = sorted(path.stem for path in Path(__file__).parent.glob("*_tests.py"))
    for module in modules:
        importlib.import_module(module)
    tests = unittest.defaultTestLoader.loadTestsFromNames(arguments.names or modules)
    result = unittest.TextTestRunner(verbosity=2 if arguments.verbose else 1).run(tests)
    return 0 if result.wasSuccessful() else 1


if __name__ == "__main__":
    sys.exit(main())
