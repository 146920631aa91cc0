"""What runs the exports of each format: their proofs, rows of others, and mutated ones."""

import json
import re
import shutil
import subprocess
import sys

TIMEOUT = 120


def literal(value):
    return "null" if value is None else json.dumps(value)


class Target:
    missing = ""
    most_mutants = 400
    parts = []  # what mutants are made of: from a mark to another one

    def close(self):
        pass


class Python(Target):
    name, ending, needs = "python", "py", sys.executable
    parts = [("COLUMNS =", "THRESHOLD"), ("# above it", "def _number"), ("def score_logit", "def score_probability")]

    def prove(self, path):
        return subprocess.run([sys.executable, "-I", "-S", path], capture_output=True, text=True, timeout=TIMEOUT)

    def load(self, text):
        scope = {"__name__": "exported", "print": lambda *_: None}
        exec(compile(text, "exported", "exec"), scope)
        return scope

    def score(self, path, names, rows):
        scope = self.load(path.read_text(encoding="utf-8"))
        records = [dict(zip(names, row)) for row in rows]
        return [(scope["score_probability"](record), scope["score_label"](record)) for record in records]

    def survivors(self, path, mutants):
        """Of mutated texts, the positions of those that pass their proof."""
        return [i for i, text in enumerate(mutants) if not self.fails(text)]

    def fails(self, text):
        try:
            return self.load(text)["check"]() > 0
        except Exception:
            return True


class JavaScript(Target):
    name, ending, needs = "javascript", "js", shutil.which("node")
    missing = "no node"
    parts = [("const COLUMNS =", "const THRESHOLD"), ("// above it", "\nfunction cell"), ("function score_logit", "function score_probability")]

    def prove(self, path):
        return subprocess.run(["node", path], capture_output=True, text=True, timeout=TIMEOUT)

    def run(self, script, path, value):
        given = path.with_suffix(".given.json")
        given.write_text(json.dumps(value), encoding="utf-8")
        done = subprocess.run(["node", "-e", script, path.resolve(), given.resolve()], capture_output=True, text=True,
                              timeout=TIMEOUT)
        if done.returncode != 0:
            raise RuntimeError(done.stderr[-2000:])
        return json.loads(done.stdout)

    def score(self, path, names, rows):
        script = """const m = require(process.argv[1]);
const given = JSON.parse(require("fs").readFileSync(process.argv[2]));
const answers = given.rows.map(cells => {
  const row = Object.fromEntries(given.names.map((name, i) => [name, cells[i]]));
  return [m.score_probability(row), m.score_label(row)];
});
process.stdout.write(JSON.stringify(answers));"""
        return [tuple(answer) for answer in self.run(script, path, {"names": names, "rows": rows})]

    def survivors(self, path, mutants):
        script = """const given = JSON.parse(require("fs").readFileSync(process.argv[2]));
console.log = () => {};
const left = [];
given.forEach((text, i) => {
  const module = { exports: {} };
  try {
    new Function("module", text)(module);
    if (module.exports.check() === 0) left.push(i);
  } catch (e) {}
});
process.stdout.write(JSON.stringify(left));"""
        return self.run(script, path, mutants)


def c_text(text):
    return '"' + "".join(chr(b) if 32 <= b < 127 and b not in b'"\\?' else f"\\{b:03o}" for b in text.encode()) + '"'


class C(Target):
    name, ending, needs = "c", "c", shutil.which("gcc")
    missing = "no gcc"
    most_mutants = 8  # each is compiled
    parts = [("static const struct score_entry", "/* log(p"), ("double score_logit(", "/* The probability")]
    compiler = ["gcc", "-std=c99"]
    include, nothing = "", "0"

    def compile(self, path, code, *flags):
        path.write_text(code, encoding="utf-8")
        program = path.with_suffix(".out")
        done = subprocess.run([*self.compiler, "-Wall", "-Wextra", "-Werror", "-Wno-unused-function", "-O0", *flags, path, "-o", program,
                               "-lm"], capture_output=True, text=True, timeout=TIMEOUT)
        if done.returncode != 0:
            raise RuntimeError(done.stderr[:3000])
        return program

    def prove(self, path):
        program = self.compile(path.with_name(path.stem + "_proof." + self.ending), path.read_text(encoding="utf-8"), "-DLOGREG_PROOF")
        return subprocess.run([program], capture_output=True, text=True, timeout=TIMEOUT)

    def cell(self, value):
        if value is None or isinstance(value, str):
            return self.nothing if value is None else c_text(value)
        return repr(value)

    def score(self, path, names, rows):
        numbers = [any(isinstance(row[i], float) for row in rows) for i in range(len(names))]
        lines = []
        for row in rows:
            cells = ["NAN" if value is None and numbers[i] else self.cell(value) for i, value in enumerate(row)]
            lines.append("{" + ", ".join(cells) + "}")
        code = f"""#include "{path.name}"
#include <stdio.h>
static const struct score_row rows[] = {{{", ".join(lines)}}};
int main(void) {{
  for (size_t i = 0; i < sizeof rows / sizeof *rows; ++i) {{
    const char *label = score_label({self.include}rows[i]);
    printf("%.17g ", score_probability({self.include}rows[i]));
    for (; label && *label; ++label) printf("%02x", (unsigned char)*label);
    printf("\\n");
  }}
  return 0;
}}
"""
        program = self.compile(path.with_name("rows." + self.ending), code)
        answers = subprocess.run([program], capture_output=True, text=True, timeout=TIMEOUT).stdout.splitlines()
        return [(float(p), bytes.fromhex(label).decode()) if p != "nan" and p != "-nan" else (None, None)
                for p, _, label in (answer.partition(" ") for answer in answers)]

    def survivors(self, path, mutants):
        left = []
        for i, text in enumerate(mutants):
            try:
                program = self.compile(path.with_name("mutant." + self.ending), text, "-DLOGREG_PROOF")
            except RuntimeError:
                continue
            if subprocess.run([program], capture_output=True, timeout=TIMEOUT).returncode == 0:
                left.append(i)
        return left


class Cpp(C):
    name, ending, needs = "cpp", "cpp", shutil.which("g++")
    missing = "no g++"
    most_mutants = 4
    compiler = ["g++", "-std=c++17"]
    nothing = "std::nullopt"


C.include = "&"
Cpp.include = ""
TARGETS = [Python(), JavaScript(), C(), Cpp()]
