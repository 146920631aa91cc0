"""The programs that logreg is compared with: what each needs, how it is run, where its coefficients are."""

import csv
import functools
import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Callable, NamedTuple, Optional

from tables import Shape, Tables

SCRIPTS = Path(__file__).resolve().parent / "peers"


class Job(NamedTuple):
    """One run: what is read, what is written, with how many threads."""
    logreg: Path
    shape: Shape
    tables: Tables
    output: Path
    threads: int
    setting: Optional[str] = None     # the peer's own: a tolerance, a number of rounds
    model: Optional[Path] = None      # to predict: a model file, and the same coefficients as CSV
    coefficients: Optional[Path] = None

    def table(self):
        return self.tables.csv(self.shape)


class Peer(NamedTuple):
    name: str
    needs: tuple  # programs, "R:package" and "python:module"
    command: Callable[[Job], list]
    settings: tuple = (None,)  # from loose to tight; the first that is near enough to the optimum is used
    coefficients: Optional[Callable[[Job], list]] = None  # (term, coefficient) pairs that a run has left; None: no fit
    note: str = ""


@functools.cache
def python_with(*modules):
    """A Python that has these modules: this one, or Debian's."""
    for python in dict.fromkeys((sys.executable, "/usr/bin/python3")):
        if shutil.which(python) and succeeds([python, "-c", f"import {', '.join(modules)}"]):
            return python
    return None


def succeeds(command):
    return subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True).returncode == 0


@functools.cache
def is_there(need):
    kind, _, name = need.rpartition(":")
    if kind == "R":
        return succeeds(["Rscript", "-e", f"library({name})"]) if shutil.which("Rscript") else False
    return bool(python_with(name) if kind == "python" else shutil.which(name))


def missing(peer):
    return [need for need in peer.needs if not is_there(need)]


def environment(threads):
    """Libraries that choose their threads themselves are told."""
    names = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "R_DATATABLE_NUM_THREADS", "GOMAXPROCS")
    return {**{name: str(threads) for name in names}, "PYTHONDONTWRITEBYTECODE": "1", "LC_ALL": "C"}


# How they are run

def r_script(name, last=None):
    def command(job):
        final = job.setting if last is None else last(job)
        first = job.coefficients or job.output
        return ["Rscript", "--vanilla", SCRIPTS / name, job.table(), first, job.threads] + ([final] if final else [])
    return command


def python_script(name, modules, arguments):
    def command(job):
        return [python_with(*modules), SCRIPTS / name, job.table(), *arguments(job)]
    return command


def logreg_train(job):
    return [job.logreg, "train", job.table(), "--target", "label", "--quiet", "--output", job.output,
            "--threads", job.threads]


def logreg_predict(job):
    return [job.logreg, "predict", job.model, job.table(), "--only", "--output", job.output, "--threads", job.threads]


def logreg_evaluate(job):
    return [job.logreg, "evaluate", job.model, job.table(), "--threads", job.threads]


def liblinear(job):
    return ["liblinear-train", "-q", "-s", "0", "-c", "1e6", "-B", "1", "-e", job.setting, job.tables.libsvm(job.shape),
            job.output]


def logit_formula(job, name_of):
    (_, constant), *terms = read_coefficients(job.coefficients)
    return " + ".join([f"({constant})", *(f"({weight}) * {name_of(term)}" for term, weight in terms)])


def miller_predict(job):
    logit = logit_formula(job, lambda term: "$" + term)
    formula = f"$probability = 1 / (1 + exp(-({logit}))); $prediction = $probability > 0.5 ? 1 : 0"
    return ["sh", "-c", 'exec mlr --icsv --ocsv put "$1" then cut -f probability,prediction "$2" > "$3"', "sh", formula,
            job.table(), job.output]


def duckdb_predict(job):
    logit = logit_formula(job, lambda term: f'"{term}"')
    rows = f"SELECT 1 / (1 + exp(-({logit}))) AS probability FROM read_csv_auto('{job.table()}')"
    predicted = f"SELECT probability, CAST(probability > 0.5 AS INTEGER) AS prediction FROM ({rows})"
    return ["duckdb", "-c",
            f"SET threads = {job.threads}; COPY ({predicted}) TO '{job.output}' (FORMAT CSV, HEADER)"]


# What they leave

def read_coefficients(path):
    """(term, coefficient as text) pairs, the constant first."""
    with open(path, newline="") as file:
        return [(row["term"], row["coefficient"]) for row in csv.DictReader(file)]


def write_coefficients(path, pairs):
    with open(path, "w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["term", "coefficient"])
        writer.writerows(pairs)


def of_output(job):
    return read_coefficients(job.output)


def of_model(job):
    model = json.loads(job.output.read_text())
    pairs = [(term["term"], repr(term["coefficient"])) for term in model["terms"]]
    return [("(intercept)", repr(model["intercept"])), *pairs]


def of_liblinear(job):
    lines = job.output.read_text().splitlines()
    labels = next(line for line in lines if line.startswith("label")).split()[1:]
    sign = 1 if labels[0] == "1" else -1
    weights = [sign * float(line) for line in lines[lines.index("w") + 1:]]
    return [("(intercept)", repr(weights.pop())), *zip(job.shape.features(), map(repr, weights))]


SKLEARN = ("sklearn", "pandas")
PYTHON_SKLEARN = ("python:sklearn", "python:pandas")

LOGREG = Peer("logreg train", (), logreg_train, coefficients=of_model)

TRAIN = [
    LOGREG,
    Peer("R: data.table fread", ("R:data.table",), r_script("read.R"), note="reads the table and fits nothing"),
    Peer("Miller: count", ("mlr",), lambda job: ["mlr", "--icsv", "--ojson", "count", job.table()],
         note="reads the table and fits nothing"),
    Peer("R: fread, glm", ("R:data.table",), r_script("glm.R"), ("1e-8", "1e-12"), of_output),
    Peer("R: fread, glmnet", ("R:data.table", "R:glmnet"), r_script("glmnet.R"), ("1e-7", "1e-10", "1e-12"), of_output,
         "lambda 0"),
    Peer("scikit-learn: read_csv, lbfgs", PYTHON_SKLEARN,
         python_script("sklearn_train.py", SKLEARN, lambda job: [job.output, job.setting]), ("1e-8", "1e-10"),
         of_output, "no penalty; text columns one-hot and sparse"),
    Peer("LIBLINEAR: train -s 0", ("liblinear-train",), liblinear, ("0.01", "1e-4", "1e-6", "1e-9"), of_liblinear,
         "penalty almost none, C = 1e6; it reads no CSV: the conversion to its own format is not counted"),
    Peer("xgboost: read_csv, gblinear", ("python:xgboost", *PYTHON_SKLEARN),
         python_script("gblinear.py", ("xgboost", *SKLEARN), lambda job: [job.output, job.threads, job.setting]),
         ("10", "30", "100", "300"), of_output, "rounds of coordinate descent"),
]

PREDICT = [
    Peer("logreg predict --only", (), logreg_predict),
    Peer("R: fread, matrix product, fwrite", ("R:data.table",), r_script("predict.R", lambda job: job.output)),
    Peer("scikit-learn: read_csv, predict_proba, to_csv", PYTHON_SKLEARN,
         python_script("sklearn_predict.py", SKLEARN, lambda job: [job.coefficients, job.output])),
    Peer("Miller: put", ("mlr",), miller_predict, note="the model as a formula"),
    Peer("DuckDB: COPY", ("duckdb",), duckdb_predict, note="the model as a formula"),
]
EVALUATE = Peer("logreg evaluate", (), logreg_evaluate, note="writes no probabilities but all metrics")
