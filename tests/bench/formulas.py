"""What formulas cost beside plain columns, and what they gain on rows that the fit has not seen."""

import csv
import json
import subprocess
import sys

import peers
from measure import MB, Spread, markdown
from tables import SHAPES, Shape

FORMULA = ". + x1:x2 + ns(x3, df=4)"
MADE = 5  # columns that the formula makes beside those of the file
PLAIN = ["--features", "CreditScore,Geography,Gender,Age,Tenure,Balance,NumOfProducts,HasCrCard,IsActiveMember,"
         "EstimatedSalary"]
COLUMNS = "CreditScore + Geography + Gender + {} + Tenure + Balance + {} + HasCrCard + IsActiveMember + EstimatedSalary"
CASES = [("columns as they are", PLAIN),
         ("`factor(NumOfProducts)`", ["--formula", COLUMNS.format("Age", "factor(NumOfProducts)")]),
         ("`ns(Age, df=4)` + `factor(NumOfProducts)`",
          ["--formula", COLUMNS.format("ns(Age, df=4)", "factor(NumOfProducts)")])]


def formulas(bench):
    speed(bench)
    accuracy(bench)


def speed(bench):
    """A formula, and a table of as many columns made by hand, in turn."""
    print("formulas", file=sys.stderr)
    few = SHAPES["numbers"].scaled(bench.options.scale)
    many = Shape("by_hand", few.rows, few.numbers + MADE)
    by_hand = peers.logreg_train(bench.job(many))
    formula = [*peers.logreg_train(bench.job(few)), "--formula", FORMULA]
    costs = {"by hand": [], "formula": []}
    for _ in range(bench.options.runs):
        for name, command in ("by hand", by_hand), ("formula", formula):
            costs[name].append(bench.cost(command))
    print(f"\n### `{FORMULA}` on {few}, beside {many.numbers} columns of a file\n")
    ratio = Spread.of(a.wall / b.wall for a, b in zip(costs["formula"], costs["by hand"]))
    print(markdown(["", "wall, s", "CPU, s", "peak MB", "wall time, times (<= 1.5)"], [
        row("columns made by hand", costs["by hand"], "1"), row(f"`{FORMULA}`", costs["formula"], ratio.text())]),
        flush=True)


def row(name, costs, ratio):
    memory = max(cost.memory for cost in costs)
    return [name, Spread.of(cost.wall for cost in costs).text(), Spread.of(cost.cpu for cost in costs).text(),
            f"{memory / MB:.0f}", ratio]


def accuracy(bench):
    """churn_modelling, every fifth row held out: from the first one, and the mean over where one can begin."""
    table = bench.options.data and bench.options.data / "dev" / "churn_modelling.csv"
    if not table or not table.is_file():
        print("churn_modelling is left out: --data names no folder with dev/churn_modelling.csv", file=sys.stderr)
        return
    rows = []
    for name, options in CASES:
        found = [held_out(bench, split(table, bench.folder, begin), options) for begin in range(5)]
        means = [sum(values) / len(values) for values in zip(*found)]
        rows.append([name, *(f"{value:.4f}" for value in [*found[0], means[0]])])
    print("\n### churn_modelling, every fifth row held out\n")
    print(markdown(["terms", "ROC AUC", "log loss", "Brier score", "ROC AUC, mean of five splits"], rows), flush=True)


def held_out(bench, tables, options):
    train, test = tables
    model = bench.folder / "churn_modelling.model.json"
    subprocess.run([bench.logreg, "train", train, "-t", "Exited", "--positive", "1", *options, "-o", model, "-q"],
                   check=True, stdout=subprocess.DEVNULL, timeout=bench.options.timeout)
    answer = subprocess.run([bench.logreg, "evaluate", model, test, "--json", "-q"], check=True, capture_output=True,
                            timeout=bench.options.timeout)
    metrics = json.loads(answer.stdout)
    return [metrics[name] for name in ("roc_auc", "log_loss", "brier_score")]


def split(table, folder, begin):
    """Of the rows behind the header, counted from 0, begin, begin + 5, ... are held out."""
    with table.open(newline="") as file:
        header, *rows = csv.reader(file)
    paths = folder / "churn_train.csv", folder / "churn_test.csv"
    for path, is_held_out in zip(paths, (False, True)):
        with path.open("w", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(header)
            writer.writerows(cells for i, cells in enumerate(rows) if (i % 5 == begin) == is_held_out)
    return paths
