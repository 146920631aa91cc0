"""What logreg costs as tables and threads grow, and whether its memory stays within its bounds."""

import math
import random
import subprocess
import sys

import peers
from measure import MB, Spread, digits, markdown
from tables import SHAPES


def train_bound(shape):
    """Bytes that `train` may take, columns, rows and terms being what they are."""
    cells = 8 * shape.rows * shape.numbers + 4 * shape.rows * shape.texts
    return 1.3 * (cells + 24 * shape.rows + 24 * shape.terms() ** 2) + 150 * MB


PREDICT_BOUND = 250 * MB


def rounds(bench, commands):
    """The costs of each command by name, (deed, rows, threads); in turn, round by round."""
    found = {name: [] for name in commands}
    for _ in range(bench.options.runs):
        for name, command in commands.items():
            found[name].append(bench.cost(command))
            deed, rows, threads = name
            print(f"  {deed}, {rows} rows, threads {threads}: {digits(found[name][-1].wall)} s", file=sys.stderr)
    return found


# Threads and rows

def pairs(bench, shape, model):
    """The commands that are measured on a shape, by (deed, rows, threads)."""
    for threads in 1, 2:
        job = bench.job(shape, threads=threads, model=model)
        yield ("train", shape.rows, threads), peers.logreg_train(job)
        yield ("predict", shape.rows, threads), peers.logreg_predict(job)


def scaling(bench):
    print("scaling", file=sys.stderr)
    numbers = SHAPES["numbers"]
    few = numbers.scaled(bench.options.scale / 10)
    many = numbers._replace(rows=10 * few.rows)
    tiny = SHAPES["tiny"]
    loop = bench.programs / "compute_loop"
    commands = {("plain loop", 0, threads): [loop, threads] for threads in (1, 2)}
    for shape in few, many, tiny:
        commands |= pairs(bench, shape, model_of(bench, shape))
    found = rounds(bench, commands)
    print(f"\n### Threads and rows: {few.rows:,} and {many.rows:,} rows x {few.numbers} numbers\n")
    print(threads_table(found, few.rows, many.rows))
    print(rows_table(found, few.rows, many.rows))
    print(f"\nStart-up, {tiny}, one thread: " + ", ".join(
        f"{deed} {Spread.of(cost.cpu for cost in found[deed, tiny.rows, 1]).text(1000)} ms CPU"
        for deed in ("train", "predict")) + "\n", flush=True)


def model_of(bench, shape):
    model = bench.folder / f"{shape.name}_{shape.rows}.model.json"
    bench.cost(peers.logreg_train(bench.job(shape)._replace(output=model)))
    return model


def over(above, below, what):
    """The ratio of two commands in the same rounds."""
    return Spread.of(getattr(a, what) / getattr(b, what) for a, b in zip(above, below))


def threads_table(found, few, many):
    rows = []
    for deed, count in ("plain loop", 0), ("train", few), ("train", many), ("predict", few), ("predict", many):
        one, two = found[deed, count, 1], found[deed, count, 2]
        walls = (Spread.of(cost.wall for cost in costs).text() for costs in (one, two))
        rows.append([f"{deed}, {count:,} rows" if count else deed, *walls, over(one, two, "wall").text(),
                     over(two, one, "cpu").text()])
    return markdown(["", "1 thread: wall, s", "2 threads: wall, s", "gain of wall time", "CPU time of 2 to that of 1"],
                    rows)


def rows_table(found, few, many):
    rows = [[f"{deed}, {threads} thread{'s' * (threads > 1)}",
             over(found[deed, many, threads], found[deed, few, threads], "wall").text(),
             over(found[deed, many, threads], found[deed, few, threads], "cpu").text()]
            for deed in ("train", "predict") for threads in (1, 2)]
    return markdown(["10 times the rows", "wall time, times", "CPU time, times"], rows)


# Memory

def memory(bench):
    print("memory", file=sys.stderr)
    rows = []
    for shape in bench.shapes(SHAPES):
        model = bench.folder / f"{shape.name}_{shape.rows}.model.json"
        job = bench.job(shape, model=model)
        rows.append(memory_row("train", shape, bench.cost(peers.logreg_train(job._replace(output=model))),
                               train_bound(shape), bench.floor))
        rows.append(memory_row("predict", shape, bench.cost(peers.logreg_predict(job)), PREDICT_BOUND, bench.floor))
    print("\n### Peak memory\n")
    print(markdown(["", "table", "peak MB", "bound MB", ""], rows))
    print("The bound of `train` is 1.3 x (8 bytes x numeric cells + 4 bytes x text cells + 24 bytes x rows + 24 bytes\n"
          "x terms^2) + 150 MB; that of `predict` is 250 MB. Less than what the measuring program itself takes is not\n"
          "seen.\n", flush=True)


def memory_row(deed, shape, cost, bound, floor):
    peak = f"< {floor / MB:.0f}" if cost.memory <= 1.05 * floor else f"{cost.memory / MB:.0f}"
    return [deed, f"{shape.name}: {shape}", peak, f"{bound / MB:.0f}",
            "holds" if cost.memory <= bound else "does not hold"]


# A number within a category

LEVELS = 1000


def nested_table(bench):
    """y, a number x and a category g of LEVELS levels, each with a slope of its own."""
    rows = max(round(1_000_000 * bench.options.scale), 200 * LEVELS)
    path = bench.folder / f"nested_{rows}.csv"
    if not path.exists():
        draw = random.Random(7)
        bias, slope = ([draw.gauss(0, scale) for _ in range(LEVELS)] for scale in (0.5, 0.15))
        with path.open("w") as table:
            table.write("y,x,g\n")
            for _ in range(rows):
                g, x = draw.randrange(LEVELS), draw.gauss(5, 3)
                p = 1 / (1 + math.exp(0.3 - bias[g] - slope[g] * (x - 5)))
                table.write(f"{int(draw.random() < p)},{x:.4f},L{g:03d}\n")
    return path, rows


def nested(bench):
    """A slope for each of many levels, beside the fit of its parts."""
    print("nested", file=sys.stderr)
    path, rows = nested_table(bench)
    commands = {(formula, rows, bench.options.threads): [
        bench.logreg, "train", path, "--target", "y", "--categorical", "g", "--formula", formula,
        "--threads", bench.options.threads, "--output", bench.folder / "output"] for formula in ("x + g", "g/x", "x*g")}
    found = rounds(bench, commands)
    parts, *others = found
    print(f"\n### A number within a category of {LEVELS:,} levels, {rows:,} rows\n")
    print(markdown(["formula", "peak MB", "times its parts", "CPU time, times"], [
        [name[0], f"{max(cost.memory for cost in found[name]) / MB:.0f}",
         over(found[name], found[parts], "memory").text(), over(found[name], found[parts], "cpu").text()]
        for name in (parts, *others)]), flush=True)


# Curves

def curves(bench):
    """AUC and every curve, against sorting the same scores with std::sort on one thread."""
    print("curves", file=sys.stderr)
    rows = max(int(10_000_000 * bench.options.scale), 1000)
    print(f"\n### AUC and every curve of {rows:,} scores, one thread\n", flush=True)
    subprocess.run([bench.programs / "curves", str(rows), str(bench.options.runs)], check=True,
                   timeout=bench.options.timeout)
