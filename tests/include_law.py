#!/usr/bin/env python3
"""The include law of src/, checked line by line.

A file includes its own folder, its folder's sub-folders and the folders before it, our headers in quotes and all
others in angle brackets. A third-party library comes in through its door: one file, or the folder that is meant for it.
No unit (a header and the source of its name) reaches itself through includes.

    include_law.py SOURCE_DIR             prints each violation as file:line: sentence; exit status 1 if there is one
    include_law.py --circles SOURCE_DIR   the same for units that reach themselves, whatever the folders are called
    include_law.py --self-test            checks that violations are found
"""

import re
import sys
import tempfile
from pathlib import Path

FOLDERS = ["base", "csv", "data", "descent", "engine", "fit", "help", "inference", "model", "quality", "report", "verbs"]


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
    """All violations below source_dir/src but the circles, as (path, line, sentence)."""
    src = Path(source_dir) / "src"
    found = []
    users = {library.name: [] for library in LIBRARIES}  # first include of each file
    files = files_of(src)
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


def files_of(src):
    return sorted(path for path in src.rglob("*") if path.suffix in {".h", ".hpp", ".inc", ".cpp"})


def unit_of(name):
    return name.rpartition(".")[0]


def circles(src):
    """One violation for each set of units that all reach each other, at the first include of its shortest circle."""
    includes = {}  # unit -> {unit: (path, line) of the first include}
    for path in files_of(src):
        unit = unit_of(path.relative_to(src).as_posix())
        others = includes.setdefault(unit, {})
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), start=1):
            include = INCLUDE.match(line)
            if include and include["quoted"] and (src / include["quoted"]).is_file():
                if unit_of(include["quoted"]) != unit:
                    others.setdefault(unit_of(include["quoted"]), (path, number))
    ways = {unit: shortest_circle(includes, unit) for unit in includes}
    left = {unit for unit, way in ways.items() if way}
    while left:
        first = min(left, key=lambda unit: (len(ways[unit]), unit))
        together = {unit for unit in reached(includes, first) if first in reached(includes, unit)}
        path, number = includes[first][ways[first][1]]
        others = f" (shortest circle of the {len(together)} units that reach each other)" if len(together) > 2 else ""
        yield path, number, f"{first} reaches itself: {' -> '.join(ways[first])}{others}"
        left -= together


def reached(includes, start):
    """The units that can be reached from `start`, itself among them only if it is."""
    found, ahead = set(), [start]
    while ahead:
        new = set(includes[ahead.pop()]) - found
        found |= new
        ahead += new
    return found


def shortest_circle(includes, start):
    """The units on the shortest way from `start` back to it, `start` at both ends, or None."""
    ways = [[start]]
    seen = set()
    for way in ways:
        for unit in sorted(includes[way[-1]]):
            if unit == start:
                return way + [start]
            if unit not in seen:
                seen.add(unit)
                ways.append(way + [unit])
    return None


def in_file(src, name, users):
    folder, _, rest = name.partition("/")
    if (folder not in FOLDERS or rest.count("/") > 1) and name != "main.cpp":
        yield 1, f"src/ holds main.cpp and the folders {' '.join(FOLDERS)} with sub-folders, nothing else"
        return
    allowed = FOLDERS[: FOLDERS.index(folder) + 1] if rest else FOLDERS
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
    if not (src / header).is_file() or ".." in header or "/" not in header:
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
    ("no such folder", {"util/a.h": "#pragma once\n", "base/deep/deeper/b.h": "#pragma once\n", "c.cpp": ""},
     {"nothing else": 3}),
    ("a folder and its sub-folders include each other", {
        "data/formula/a.h": '#pragma once\n#include "data/b.h"\n#include "csv/d.h"\n', "data/b.h": "#pragma once\n",
        "data/c.cpp": '#include "data/formula/a.h"\n', "csv/d.h": "#pragma once\n",
        "model/export/e.cpp": '#include "data/formula/a.h"\n',
    }, {}),
    ("a sub-folder of a later folder", {
        "csv/a.cpp": '#include "data/formula/b.h"\n', "data/formula/b.h": "#pragma once\n",
        "data/formula/c.cpp": '#include "model/d.h"\n', "model/d.h": "#pragma once\n",
    }, {"src/csv/a.cpp:1: \"data/formula/b.h\" lies after": 1, "src/data/formula/c.cpp:1: \"model/d.h\" lies after": 1}),
    ("a unit includes its own header only", {
        "csv/a.h": "#pragma once\n", "csv/a.cpp": '#include "csv/a.h"\n#include "csv/b.h"\n',
        "csv/b.h": '#pragma once\n#include "csv/a.h"\n#include "csv/c.h"\n', "csv/c.h": "#pragma once\n",
    }, {"src/csv/a.cpp:2: csv/a reaches itself: csv/a -> csv/b -> csv/a": 1}),
    ("headers without a circle", {
        "csv/a.h": '#pragma once\n#include "csv/b.h"\n#include "csv/c.h"\n',
        "csv/b.h": '#pragma once\n#include "csv/c.h"\n', "csv/c.h": "#pragma once\n",
        "csv/c.cpp": '#include "csv/c.h"\n#include <vector>\n',
    }, {}),
    ("two circles, each told once by its shortest way", {
        "csv/a.h": '#pragma once\n#include "csv/b.h"\n', "csv/b.h": '#pragma once\n#include "csv/c.h"\n',
        "csv/c.cpp": '#include "csv/a.h"\n#include "csv/c.h"\n#include "csv/b.h"\n', "csv/c.h": "#pragma once\n",
        "data/d.h": "#pragma once\n", "data/d.cpp": '// the source\n#include "data/e.h"\n',
        "data/e.h": '#pragma once\n#include "data/d.h"\n', "data/f.cpp": '#include "data/e.h"\n',
    }, {"src/csv/b.h:2: csv/b reaches itself: csv/b -> csv/c -> csv/b (shortest circle of the 3 units": 1,
        "src/data/d.cpp:2: data/d reaches itself: data/d -> data/e -> data/d": 1}),
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
            found = [*violations(folder), *circles(Path(folder) / "src")]
            lines = [as_line(folder, violation) for violation in found]
        counts = {part: sum(part in line for line in lines) for part in expected}
        if counts != expected or len(lines) != sum(expected.values()):
            failures += 1
            print(f"{title}: expected {expected}, found:", *lines, sep="\n  ")
    print(f"{len(SELF_TEST) - failures} of {len(SELF_TEST)} cases as expected")
    return 1 if failures else 0


def main(arguments):
    if arguments == ["--self-test"]:
        return self_test()
    only_circles = arguments[:1] == ["--circles"]
    if len(arguments) != 1 + only_circles:
        print(__doc__, file=sys.stderr)
        return 2
    source_dir = arguments[-1]
    found = list(circles(Path(source_dir) / "src") if only_circles else violations(source_dir))
    for violation in found:
        print(as_line(source_dir, violation))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
