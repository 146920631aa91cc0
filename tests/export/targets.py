"""What runs the exports of each format: their proofs, rows of others, and mutated ones."""

import atexit
import csv
import glob
import io
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

import mutants

TIMEOUT = 300


class Target:
    missing = ""
    texts = mutants.TEXT
    smallest = largest = None  # beyond these numbers are cut off, and rows with them are not compared
    without_dates = False
    is_quick = False
    most_mutants = 400
    parts = []  # what mutants are made of: from a mark to another one

    @property
    def title(self):
        return getattr(self, "dialect", self.name)

    def close(self):
        pass


class Python(Target):
    is_quick = True
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
    is_quick = True
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


class Sql(Target):
    name, ending = "sql", "sql"
    texts = mutants.SQL_TEXT
    parts = [("-- The proof.", "SELECT count(*)")]
    without_dates = True
    most_mutants = 150
    table = 'of "customers"'

    @staticmethod
    def quoted(name):
        return '"' + name.replace('"', '""') + '"'

    def halves(self, text):
        view, _, proof = text.partition("-- The proof.\n")
        return view, proof

    def survivors(self, path, mutants):
        return [i for i, text in enumerate(mutants) if not self.fails(self.halves(text)[1])]


class Sqlite(Sql):
    dialect = "sqlite"
    options = ["--dialect", "sqlite", "--table", Sql.table]
    needs = sqlite3.sqlite_version_info >= (3, 38)
    missing = "no SQLite of version 3.38"

    def connection(self):
        connection = sqlite3.connect(":memory:")
        try:
            connection.execute("SELECT exp(0), ln(1)")
        except sqlite3.OperationalError:  # built without them
            import math
            for name, function in (("exp", math.exp), ("sqrt", lambda x: math.sqrt(x) if x >= 0 else None),
                                   ("ln", lambda x: math.log(x) if x > 0 else None),
                                   ("log2", lambda x: math.log2(x) if x > 0 else None),
                                   ("log10", lambda x: math.log10(x) if x > 0 else None)):
                connection.create_function(name, 1, lambda x, of=function: None if x is None else of(x), deterministic=True)
            connection.create_function("power", 2, lambda x, y: None if x is None or y is None else x ** y, deterministic=True)
        return connection

    def prove(self, path):
        rows, wrong = self.connection().execute(self.halves(path.read_text(encoding="utf-8"))[1]).fetchone()
        return subprocess.CompletedProcess([], 0 if wrong == 0 and rows > 0 else 1, f"{wrong} of {rows} rows are wrong", "")

    def fails(self, proof):
        try:
            return self.connection().execute(proof).fetchone()[1] != 0
        except sqlite3.Error:
            return True

    def score(self, path, names, rows):
        connection = self.connection()
        # Half of the numbers in columns of texts, and texts that do not mind case.
        types = ["REAL" if i % 2 and any(isinstance(row[i], float) for row in rows) else "TEXT COLLATE NOCASE" for i in range(len(names))]
        columns = ", ".join(f"{self.quoted(name)} {kind}" for name, kind in zip(names, types))
        connection.execute(f"CREATE TABLE {self.quoted(self.table)} (score_row INTEGER{', ' if columns else ''}{columns})")
        marks = ", ".join("?" * (len(names) + 1))
        connection.executemany(f"INSERT INTO {self.quoted(self.table)} VALUES ({marks})",
                               [[i, *(repr(cell) if isinstance(cell, float) and kind != "REAL" else cell for cell, kind in zip(row, types))]
                                for i, row in enumerate(rows)])
        connection.executescript(self.halves(path.read_text(encoding="utf-8"))[0])
        return connection.execute("SELECT score_probability, score_label FROM score ORDER BY score_row").fetchall()


class PostgreSql(Sql):
    """A server of its own, on a socket in a folder that goes with it."""

    dialect = "postgresql"
    options = ["--dialect", "postgresql", "--table", Sql.table]
    programs = sorted(glob.glob("/usr/lib/postgresql/*/bin/postgres"))
    needs = bool(programs) and bool(shutil.which("psql"))
    missing = "no PostgreSQL"
    smallest, largest = 1e-100, 1e30
    most_mutants = 25  # each is sent by psql
    folder = None

    def as_user(self):
        return ["runuser", "-u", "postgres", "--"] if os.getuid() == 0 else []

    def start(self):
        if self.folder:
            return
        self.folder = Path(tempfile.mkdtemp(prefix="pg"))
        if os.getuid() == 0:
            shutil.chown(self.folder, "postgres")
        bin = Path(self.programs[-1]).parent
        subprocess.run([*self.as_user(), bin / "initdb", "-D", self.folder / "data", "-E", "UTF8", "--locale=C.UTF-8", "-A", "trust",
                        "-U", "logreg"], check=True, capture_output=True, cwd=self.folder)
        subprocess.run([*self.as_user(), bin / "pg_ctl", "-D", self.folder / "data", "-w", "-l", self.folder / "log", "-o",
                        f"-k {self.folder} -c listen_addresses='' -c fsync=off", "start"], check=True, capture_output=True, cwd=self.folder)
        atexit.register(self.close)

    def close(self):
        if self.folder:
            bin = Path(self.programs[-1]).parent
            subprocess.run([*self.as_user(), bin / "pg_ctl", "-D", self.folder / "data", "-m", "immediate", "stop"], capture_output=True,
                           cwd="/")
            shutil.rmtree(self.folder, ignore_errors=True)
            self.folder = None

    def sql(self, text):
        self.start()
        return subprocess.run(["psql", "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-h", self.folder, "-U", "logreg", "-d", "postgres"],
                              input=text.encode(), capture_output=True, timeout=TIMEOUT)

    def prove(self, path):
        done = self.sql(self.halves(path.read_text(encoding="utf-8"))[1])
        rows, _, wrong = done.stdout.decode().strip().partition("|")
        return subprocess.CompletedProcess([], 0 if done.returncode == 0 and wrong == "0" and rows != "0" else 1,
                                           done.stdout.decode(), done.stderr.decode()[-1500:])

    def fails(self, proof):
        done = self.sql(proof)
        return done.returncode != 0 or done.stdout.decode().strip().partition("|")[2] != "0"

    def score(self, path, names, rows):
        types = ["double precision" if i % 2 and any(isinstance(row[i], float) for row in rows) else "text" for i in range(len(names))]
        columns = "".join(f", {self.quoted(name)} {kind}" for name, kind in zip(names, types))
        cells = io.StringIO()
        for i, row in enumerate(rows):
            texts = ["" if cell is None else '"' + (repr(cell) if isinstance(cell, float) else cell).replace('"', '""') + '"' for cell in row]
            cells.write(",".join([str(i), *texts]) + "\n")
        table = self.quoted(self.table)
        loaded = self.sql(f"DROP VIEW IF EXISTS score; DROP TABLE IF EXISTS {table}; CREATE TABLE {table} (score_row integer{columns});\n"
                          f"COPY {table} FROM STDIN WITH (FORMAT csv);\n{cells.getvalue()}\\.\n" + self.halves(path.read_text(encoding="utf-8"))[0] +
                          "COPY (SELECT score_probability, score_label FROM score ORDER BY score_row) TO STDOUT WITH (FORMAT csv);")
        if loaded.returncode != 0:
            raise RuntimeError(loaded.stderr.decode()[-2000:])
        return [(float(p), label) if p else (None, None) for p, label in csv.reader(io.StringIO(loaded.stdout.decode(), newline=""))]


class R(Target):
    name, ending, needs = "r", "R", shutil.which("Rscript")
    missing = "no Rscript"
    most_mutants = 60
    parts = [("score_logit <- function", "# The probability")]

    def script(self, code, path):
        path.write_text(code, encoding="utf-8")
        return subprocess.run(["Rscript", "--vanilla", path], capture_output=True, text=True, timeout=TIMEOUT)

    def prove(self, path):
        return subprocess.run(["Rscript", "--vanilla", path], capture_output=True, text=True, timeout=TIMEOUT)

    @staticmethod
    def text(value):
        return '"' + "".join(c if " " <= c <= "~" and c not in '"\\' else f"\\U{ord(c):08x}" for c in value) + '"'

    def score(self, path, names, rows):
        columns = []
        for i in range(len(names)):
            number = any(isinstance(row[i], float) for row in rows)
            cells = [("NA_real_" if number else "NA_character_") if row[i] is None else repr(row[i]) if number else self.text(row[i])
                     for row in rows]
            columns.append("c(" + ",\n".join(cells) + ")")
        # Rscript itself is slow to read long expressions.
        path.with_name("data.R").write_text("data <- list(" + ",\n".join(columns) + ")\n", encoding="utf-8")
        code = f"""source({self.text(str(path.resolve()))}, encoding = "UTF-8")
source({self.text(str(path.with_name("data.R").resolve()))}, encoding = "UTF-8")
names(data) <- c({", ".join(map(self.text, names))})
p <- score_probability(data)
label <- score_label(data)
for (i in seq_along(p)) cat(sprintf("%.17g", p[i]), if (is.na(label[i])) "" else paste(charToRaw(enc2utf8(label[i])), collapse = ""), "\\n")
"""
        done = self.script(code, path.with_name("rows.R"))
        if done.returncode != 0:
            raise RuntimeError(done.stderr[-2000:])
        answers = [answer.split() for answer in done.stdout.splitlines()]
        return [(None, None) if answer[0] == "NA" else (float(answer[0]), bytes.fromhex(answer[1]).decode()) for answer in answers]

    def survivors(self, path, mutants):
        folder = path.with_name("mutants")
        folder.mkdir(exist_ok=True)
        for i, text in enumerate(mutants):
            (folder / f"{i}.R").write_text(text, encoding="utf-8")
        done = self.script(f"""for (i in seq_len({len(mutants)}) - 1) {{
  scope <- new.env()
  wrong <- tryCatch({{
    sys.source(paste0({self.text(str(folder.resolve()))}, "/", i, ".R"), scope)
    capture.output(n <- scope$score_check())
    n
  }}, error = function(e) 1)
  if (wrong == 0) cat(i, "")
}}
""", path.with_name("mutants.R"))
        if done.returncode != 0:
            raise RuntimeError(done.stderr[-2000:])
        return [int(i) for i in done.stdout.split()]


TARGETS = [Python(), JavaScript(), C(), Cpp(), Sqlite(), PostgreSql(), R()]
