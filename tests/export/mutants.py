"""Code with one thing wrong: each coefficient, mean, imputed value and break a millionth larger, each text another one."""

import re

NUMBER = re.compile(r"(?<![\w.\"'\\])(\d+\.\d+(?:e[+-]?\d+)?|\d+e[+-]?\d+)(?![\w.])")
TEXT = re.compile(r'"((?:[^"\\\n]|\\.)*)"')
SQL_TEXT = re.compile(r"(?<=[=(] )'((?:[^'\n]|'')+)'")


# Where numbers are such; knots of curves, which have no jumps there, are none.
NUMBERS = re.compile(r"\bz (\+=|=) |fill=|numberOf|score_number\(|_NUMBERS|numbers:|cut_|^\s*\+ |^\s*WHEN score_")

SLOPE = re.compile(r"(?:z \+=|^\s*\+) \(?(-?[\d.e+-]+)\)?(?:::float8)? \* ")


def is_code(line, pattern):
    """Whether a line holds constants of the model."""
    return not line.lstrip().startswith(("#", "//", "/*", "*", "--", '"""')) and (pattern is not NUMBER or NUMBERS.search(line))


def other_text(literal):
    """Another one from the first character on."""
    return '"x' + literal[1:] if literal[1] == "\\" else literal[0] + ("!" if literal[1] == "~" else "~") + literal[2:]


def mutants(code, begin, end, texts=TEXT):
    """(what was changed, the text) of each mutant of what stands between two marks."""
    first = code.find(begin)
    if first < 0:
        return
    last = code.index(end, first)
    for pattern, change in ((NUMBER, lambda text: repr(float(text) + max(1e-6 * float(text), 1e-7))),
                            (texts, other_text)):
        position = first
        while found := pattern.search(code, position, last):
            position = found.end()
            line = code[code.rfind("\n", 0, found.start()) + 1:code.find("\n", found.end())]
            before = code[code.rfind("\n", 0, found.start()) + 1:found.start()]
            if not is_code(line, pattern) or "  # " in before or "  // " in before or "/*" in before or "-- " in before:
                continue
            if pattern is texts and (not found[1] or found[1].isdigit() or before.endswith(("part_of_date(", "partOfDate("))):
                continue  # it is known by its number, too; it is no constant
            of_missing = code.rfind("missing = c(", first, found.start())
            if of_missing >= 0 and ")" not in code[of_missing:found.start()]:
                continue  # R's list: most of its texts have no row of the proof yet
            slope = SLOPE.search(before)
            if slope and abs(float(slope[1])) < 1e-3:
                continue  # a mean or break that hardly counts
            yield f"{found[0]} in {line.strip()}", code[:found.start()] + change(found[0]) + code[found.end():]
