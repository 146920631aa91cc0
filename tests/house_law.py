#!/usr/bin/env python3
"""What no compiler checks about the layers of src/.

    house_law.py options SOURCE_DIR   no file below verbs/ names an option: no text in its code has -- before a letter
    house_law.py tests SOURCE_DIR     a unit (a header and the source of its name) has a unit test of its name
    house_law.py --self-test          checks that violations are found

Prints each violation as a line; exit status 1 if there is one.
"""

import re
import sys
import tempfile
from pathlib import Path

# Where the command line is known, and the manual.
NAME_OPTIONS = ("main.cpp", "verbs/", "help/")
# Files in whose texts -- means something else.
OTHER_DASHES = {"report/html_style.cpp": "CSS calls its variables so"}

# Folders whose units are tested one by one. The others' are tested by the cases of the command line too.
TESTED_FOLDERS = ["data", "descent", "fit", "inference", "model", "quality"]
# Units without a test of their name, and why.
UNTESTED = {
    "data/schema": "words: the members that data/decide fills in",
    "descent/descent": "words: what every descent is told, and leaves behind",
    "descent/kernels_avx2": "descent/kernels for one instruction set; its test runs all that the machine has",
    "descent/kernels_avx512": "the same",
    "descent/kernels_baseline": "the same",
    "data/formula/basis_messages": "words: the catalogue of verbs/messages prints and checks them",
    "data/formula/basis_request": "words: what data/formula/learn_basis is asked",
    "data/messages": "words: the catalogue of verbs/messages prints and checks them",
    "data/formula/messages": "the same",
    "data/formula/basis_request": "words: what a call of a formula says of a basis",
    "model/messages": "the same",
    "quality/messages": "the same",
    "model/not_inferred": "words: why there is no inference",
    "model/model_file_reader": "the other half of model/model_file",
    "model/model_format": "words: those of the file that model/model_file reads and writes",
}

TOKEN = re.compile(
    r'//[^\n]*|/\*.*?\*/'  # comments
    r"|(?<![0-9A-Za-z_])'(?:\\.|[^'\\\n])+'"  # a character, but not what separates digits
    r'|(?P<raw>R"(?P<mark>[^()\\\s]{0,16})\(.*?\)(?P=mark)")'
    r'|(?P<text>"(?:\\.|[^"\\\n])*")',
    re.DOTALL,
)
OPTION = re.compile(r"--[a-z][a-z0-9-]*")


def options_named(source_dir):
    """The options that are named where nobody may, as lines."""
    src = Path(source_dir) / "src"
    for path in sorted(path for path in src.rglob("*") if path.suffix in {".h", ".cpp", ".inc"}):
        name = path.relative_to(src).as_posix()
        if name.startswith(NAME_OPTIONS) or name in OTHER_DASHES:
            continue
        code = path.read_text(encoding="utf-8")
        for token in TOKEN.finditer(code):
            for option in OPTION.finditer(token["raw"] or token["text"] or ""):
                line = code.count("\n", 0, token.start() + option.start()) + 1
                yield f"src/{name}:{line}: {option[0]} is a word of verbs/; below it, say what is wrong and let verbs/ say the way out"


def tests_missing(source_dir, untested=None):
    """Units without a test, tests without a unit, and exceptions that are none, as lines."""
    untested = UNTESTED if untested is None else untested
    root = Path(source_dir)
    units = set()
    tests = set()
    for folder in TESTED_FOLDERS:
        for path in (root / "src" / folder).rglob("*"):
            if path.suffix in {".h", ".cpp"}:
                units.add(path.relative_to(root / "src").with_suffix("").as_posix())
        for path in (root / "tests/unit" / folder).rglob("*_test.cpp"):
            tests.add(path.relative_to(root / "tests/unit").as_posix().removesuffix("_test.cpp"))
    for unit in sorted(units - tests - set(untested)):
        yield f"src/{unit}: there is no tests/unit/{unit}_test.cpp"
    for unit in sorted(tests - units):
        yield f"tests/unit/{unit}_test.cpp: there is no unit src/{unit}"
    for unit in sorted(set(untested) & tests | set(untested) - units):
        yield f"{unit}: stands in {Path(__file__).name} as a unit without a test, but is none"
    if not units:
        yield "src: there is no unit here"


LAWS = {"options": options_named, "tests": tests_missing}

# Each case: what it shows, the law, the files, and the beginnings of the lines that are to be printed.
SELF_TEST = [
    ("options in texts", options_named, {
        "src/csv/a.cpp": '// a comment may name --quote\nauto a = "one";\nthrow Error("Try --decimal , or --no-header");\n',
        "src/report/b.h": 'const char* c = R"(\n  text\n  --level)";  /* "--also" */\n',
    }, ["src/csv/a.cpp:3: --decimal ", "src/csv/a.cpp:3: --no-header ", "src/report/b.h:3: --level "]),
    ("texts without options", options_named, {
        "src/base/a.cpp": "int i = 1'000'000; --i;\nchar quote = '\"'; i--; --i; // \"--x\"\nauto b = \"a -- b, ---- \\\" --> \";\n",
        "src/verbs/b.cpp": 'auto b = "--target";\n', "src/main.cpp": 'auto b = "--version";\n',
        "src/report/html_style.cpp": 'auto c = "--ground: #fff";\n',
    }, []),
    ("a unit without a test, a test without a unit", lambda root: tests_missing(root, {"data/schema": ""}), {
        "src/data/a.h": "", "src/data/a.cpp": "", "tests/unit/data/a_test.cpp": "", "src/model/b.cpp": "",
        "src/model/export/c.h": "", "tests/unit/model/export/c_test.cpp": "", "tests/unit/quality/d_test.cpp": "",
        "src/data/schema.h": "", "src/report/e.cpp": "",
    }, ["src/model/b: there is no tests/unit/model/b_test.cpp", "tests/unit/quality/d_test.cpp: there is no unit"]),
    ("an exception that is none", lambda root: tests_missing(root, {"data/a": "", "data/b": "", "data/c": ""}), {
        "src/data/a.h": "", "src/data/b.cpp": "", "tests/unit/data/b_test.cpp": "",
    }, ["data/b: stands in", "data/c: stands in"]),
    ("nothing to check", lambda root: tests_missing(root, {}), {}, ["src: there is no unit"]),
]


def self_test():
    failures = 0
    for title, law, files, expected in SELF_TEST:
        with tempfile.TemporaryDirectory() as folder:
            for name, text in files.items():
                path = Path(folder) / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8")
            lines = list(law(folder))
        if len(lines) != len(expected) or not all(line.startswith(part) for line, part in zip(lines, expected)):
            failures += 1
            print(f"{title}: expected {expected}, found:", *lines, sep="\n  ")
    print(f"{len(SELF_TEST) - failures} of {len(SELF_TEST)} cases as expected")
    return 1 if failures else 0


def main(arguments):
    if arguments == ["--self-test"]:
        return self_test()
    if len(arguments) != 2 or arguments[0] not in LAWS:
        print(__doc__, file=sys.stderr)
        return 2
    found = list(LAWS[arguments[0]](arguments[1]))
    for line in found:
        print(line)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
