#!/usr/bin/env python3
"""The include law of src/, checked line by line.

A file includes its own folder and the folders before it, our headers in quotes and all others in angle brackets.
A third-party library comes in through its door: one file, or the folder that is meant for it.

    include_law.py SOURCE_DIR     prints each violation as file:line: sentence; exit status 1 if there is one
    include_law.py --self-test    checks that violations are found
"""

import re
import sys
import tempfile
from pathlib import Path

FOLDERS = ["base", "csv", "data", "descent", "fit", "inference", "model", "quality", "report", "verbs"]


class Library:
    def __init__(self, name, headers, where, doors=None):
        self.name = name
        self.headers = re.compile(headers)  # matched at the start of what stands between the angle brackets
        self.where = re.compile(where)  # path below src/ of the files that may include it
        self.doors = doors  # how many files may; None: any number


LIBRARIES = [
    Library("CLI11", r"CLI/", r"verbs/"),
    Library("fast_float", r"fast_float/", r"base/number\.cpp$", 1),
    Library("Eigen", r"(unsupported/)?Eigen/", r"descent/", 1),
    Library("nlohmann-json", r"nlohmann/", r"base/json_parser\.cpp$", 1),
    Library("csv.h", r"(.*/)?csv\.h$|LOGREG_CSV_H$", r"csv/lines\.cpp$", 1),
    Library("zlib", r"zlib\.h$", r"csv/gzip\.cpp$", 1),
    Library("zstd", r"zstd\.h$", r"csv/zstandard\.cpp$", 1),
    Library("utf8proc", r"utf8proc\.h$", r"base/utf8\.cpp$", 1),
    Library("Boost", r"boost/", r"", 1),
    Library("GLPK", r"glpk\.h$", r"fit/linear_program\.cpp$", 1),
    Library("fmt", r"fmt/", r""),
]

# Headers that belong to the compiler, the C library or the system, and need no door.
STANDARD = re.compile(
    r"[a-z0-9_]+$|(sys|linux|bits)/[a-z0-9_/]+\.h$|(assert|errno|fcntl|fenv|float|emmintrin|immintrin|inttypes|limits|locale|math"
    r"|malloc|poll|pthread|sched|signal|spawn|stddef|stdint|stdio|stdlib|string|strings|termios|time|unistd|wchar|cpuid)\.h$"
)

INCLUDE = re.compile(r'\s*#\s*include\s*(?:"(?P<quoted>[^"]*)"|<(?P<angled>[^>]*)>|(?P<macro>\w+))')


def violations(source_dir):
    """All violations below source_dir/src, as (path, line, sentence)."""
    src = Path(source_dir) / "src"
    found = []
    users = {library.name: [] for library in LIBRARIES}  # first include of each file
    files = sorted(path for path in src.rglob("*") if path.suffix in {".h", ".hpp", ".inc", ".cpp"})
    for path in files:
        name = path.relative_to(src).as_posix()
        found += [(path, line, sentence) for line, sentence in in_file(src, name, users)]
    for library in LIBRARIES:
        if library.doors is not None and len(users[library.name]) > library.doors:
            for name, line in users[library.name]:
                others = ", ".join(other for other, _ in users[library.name] if other != name)
                found.append((src / name, line, f"{library.name} has one door, but {others} includes it too"))
    if not files:
        found.append((src, 0, "there is no source file here"))
    return sorted(found, key=lambda violation: violation[:2])


def in_file(src, name, users):
    folder, _, rest = name.rpartition("/")
    if folder not in FOLDERS and name != "main.cpp":
        yield 1, f"src/ holds main.cpp and the folders {' '.join(FOLDERS)}, nothing else"
        return
    allowed = FOLDERS[: FOLDERS.index(folder) + 1] if folder else FOLDERS
    text = (src / name).read_text(encoding="utf-8", errors="replace")
    if name.endswith((".h", ".hpp")) and not re.search(r"^#pragma once$", text, re.MULTILINE):
        yield 1, "this header has no #pragma once"
    for number, line in enumerate(text.splitlines(), start=1):
        include = INCLUDE.match(line)
        if not include:
            continue
        if include["quoted"] is not None:
            sentence = of_ours(src, allowed, include["quoted"])
        else:
            sentence = of_others(src, name, number, include["angled"] or include["macro"], bool(include["macro"]), users)
        if sentence:
            yield number, sentence


def of_ours(src, allowed, header):
    """What is wrong with #include "header", or None."""
    if not (src / header).is_file() or ".." in header or header.count("/") != 1:
        return f'"{header}" is no header of ours, given from src/; all others stand in angle brackets'
    folder = header.split("/")[0]
    if folder not in allowed:
        return f'"{header}" lies after this file in the order {" ".join(FOLDERS)}'
    return None


def of_others(src, name, number, header, is_macro, users):
    """What is wrong with #include <header>, or None."""
    if (src / header).is_file():
        return f"<{header}> is a header of ours; ours stand in quotes"
    for library in LIBRARIES:
        if library.headers.match(header):
            if all(user != name for user, _ in users[library.name]):
                users[library.name].append((name, number))
            if not library.where.match(name):
                return f"{library.name} may not be included here"
            return None
    if is_macro or not STANDARD.match(header):
        return f"{header} is neither a standard header nor one of a library that has a door"
    return None


# Each case: what it shows, the files below src/, and how often each sentence (a part of it) is to be found.
SELF_TEST = [
    ("good code passes", {
        "base/a.h": "#pragma once\n#include <vector>\n#include <sys/stat.h>\n#include <fcntl.h>\n",
        "base/number.cpp": '#include "base/a.h"\n#include <fast_float/fast_float.h>\n',
        "csv/lines.cpp": '#include "base/a.h"\n#include LOGREG_CSV_H\n',
        "descent/a.cpp": '#include "csv/b.h"\n#include <Eigen/Dense>\n#include <fmt/format.h>\n',
        "csv/b.h": "// What it is.\n#pragma once\n",
        "verbs/v.h": "#pragma once\n#include <CLI/CLI.hpp>\n",
        "verbs/w.cpp": '#include "verbs/v.h"\n#include <CLI/CLI.hpp>\n',
        "main.cpp": '#include "verbs/v.h"\n#include "base/a.h"\n',
    }, {}),
    ("a later folder", {
        "csv/a.cpp": '#include "data/b.h"\n', "data/b.h": "#pragma once\n",
    }, {"src/csv/a.cpp:1: \"data/b.h\" lies after this file": 1}),
    ("a later folder, with blanks", {
        "fit/a.h": '#pragma once\n  #  include "model/b.h"\n', "model/b.h": "#pragma once\n",
    }, {"src/fit/a.h:2: \"model/b.h\" lies after": 1}),
    ("main.cpp is nobody's header", {
        "base/a.cpp": '#include "main.cpp"\n', "main.cpp": "",
    }, {"is no header of ours": 1}),
    ("quotes for others", {"base/a.cpp": '#include "vector"\n'}, {"is no header of ours": 1}),
    ("a relative path", {
        "csv/a.cpp": '#include "../csv/b.h"\n#include "b.h"\n', "csv/b.h": "#pragma once\n",
    }, {"is no header of ours": 2}),
    ("angle brackets for ours", {
        "csv/a.cpp": "#include <csv/b.h>\n", "csv/b.h": "#pragma once\n",
    }, {"ours stand in quotes": 1}),
    ("no #pragma once", {"base/a.h": "// #pragma once\n"}, {"no #pragma once": 1}),
    ("no such folder", {"util/a.h": "#pragma once\n", "base/deep/b.h": "#pragma once\n", "c.cpp": ""},
     {"nothing else": 3}),
    ("each library outside its door", {
        "base/a.cpp": "#include <CLI/CLI.hpp>\n#include <fast_float/fast_float.h>\n#include <Eigen/Core>\n"
                      "#include <nlohmann/json.hpp>\n#include LOGREG_CSV_H\n#include <libfccp/csv.h>\n",
    }, {"may not be included here": 6}),
    ("two doors", {
        "descent/a.cpp": "#include <Eigen/Core>\n#include <Eigen/Dense>\n", "descent/b.cpp": "#include <Eigen/Core>\n",
        "fit/c.cpp": "#include <boost/math/a.hpp>\n", "model/d.cpp": "#include <boost/math/a.hpp>\n",
    }, {"Eigen has one door": 2, "Boost has one door": 2}),
    ("a library without a door", {
        "base/a.cpp": "#include <lzma.h>\n#include <absl/strings.h>\n#include SOMETHING\n",
    }, {"neither a standard header": 3}),
    ("nothing to check", {}, {"no source file": 1}),
]


def as_line(source_dir, violation):
    path, line, sentence = violation
    return f"{path.relative_to(source_dir).as_posix()}:{line}: {sentence}"


def self_test():
    failures = 0
    for title, files, expected in SELF_TEST:
        with tempfile.TemporaryDirectory() as folder:
            for name, text in files.items():
                path = Path(folder) / "src" / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8")
            lines = [as_line(folder, violation) for violation in violations(folder)]
        counts = {part: sum(part in line for line in lines) for part in expected}
        if counts != expected or len(lines) != sum(expected.values()):
            failures += 1
            print(f"{title}: expected {expected}, found:", *lines, sep="\n  ")
    print(f"{len(SELF_TEST) - failures} of {len(SELF_TEST)} cases as expected")
    return 1 if failures else 0


def main(arguments):
    if arguments == ["--self-test"]:
        return self_test()
    if len(arguments) != 1:
        print(__doc__, file=sys.stderr)
        return 2
    found = violations(arguments[0])
    for violation in found:
        print(as_line(arguments[0], violation))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
