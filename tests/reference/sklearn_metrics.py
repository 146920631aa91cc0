#!/usr/bin/env python3
"""The metrics and curves of evaluate beside scikit-learn's, on every reference table and on the samples.

    tests/reference/sklearn_metrics.py --logreg build/dev/logreg --data DIR [--store]

DIR is described in run.py. A model is trained on each table, its logits and probabilities are predicted, and from them and
the labels scikit-learn works out what evaluate says. What it says of the samples stands in sklearn_samples.json, so that
these are compared where it is not installed; --store writes that file anew. Exit status 77 if nothing can be compared.
"""

import argparse
import csv
import json
import subprocess
import sys
import tempfile
from pathlib import Path

SKIPPED = 77
TORN = 1e-13  # probabilities so near to each other are equal but for rounding
SYSTEM_PYTHON = "/usr/bin/python3"  # Debian's packages belong to it
HERE = Path(__file__).resolve().parent
SAMPLES = HERE.parent.parent / "samples"
STORED = HERE / "sklearn_samples.json"
CLOSE = 1e-11     # of sums in another order
CERTAIN = 1e-14   # scikit-learn clips probabilities nearer to 0 and 1, logreg does not
THRESHOLDS = ["0.5", "0.3"]

OPTIONS = {"mroz.csv": ["--missing", "impute"]}  # some columns are missing in all rows of one class
SAMPLE_TABLES = {"customers.csv": "churned", "oring.csv": "distress", "students.csv": "passed"}

try:
    import numpy
    import sklearn.calibration
    import sklearn.metrics as metrics
except ImportError:
    metrics = None


def run(*command):
    done = subprocess.run([str(part) for part in command], capture_output=True, timeout=300)
    if done.returncode != 0:
        raise RuntimeError(done.stderr.decode(errors="backslashreplace").strip().splitlines()[-1])
    return done.stdout.decode("utf-8", "surrogateescape")


def read_curve(path):
    with path.open(newline="") as file:
        return [[float(cell) if cell else None for cell in row] for row in list(csv.reader(file))[1:]]


def evaluated(logreg, table, target, folder):
    """What logreg says at each threshold, its curves, and logits, probabilities and labels of the rows it used."""
    model = folder / "model.json"
    run(logreg, "train", table, "--target", target, "-o", model, "-q", *OPTIONS.get(table.name, []))
    curves = [part for kind in ["roc", "pr", "calibration"] for part in ["--curve", kind, folder / kind]]
    said = {threshold: json.loads(run(logreg, "evaluate", model, table, "-q", "--json", "--threshold", threshold, *curves))
            for threshold in THRESHOLDS}
    scored = run(logreg, "predict", model, table, "-q", "--keep", target, "--logit")
    lines = scored.splitlines()
    delimiter = "\t" if "\t" in lines[0] else ";" if ";" in lines[0] else ","
    rows = [row for row in csv.DictReader(lines, delimiter=delimiter) if row["probability"]]
    remembered = json.loads(model.read_text())
    positive, missing = remembered["target"]["positive"], remembered["reading"]["na"]
    rows = [row for row in rows if row[target].strip() and row[target].strip() not in missing]
    found = {kind: read_curve(folder / kind) for kind in ["roc", "pr", "calibration"]}
    return said, found, ([float(row["logit"]) for row in rows], [float(row["probability"]) for row in rows],
                         [int(same_label(row[target], positive)) for row in rows])


def same_label(text, label):
    try:
        return float(text) == float(label)
    except ValueError:
        return text == label


def is_torn(probabilities):
    """Whether rounding alone tells some probabilities apart, and with them the bins of their rows."""
    return bool(numpy.any(numpy.diff(numpy.unique(probabilities)) < TORN))


def bins(labels, probabilities):
    """Counts, mean probabilities and observed shares of ten bins, by scikit-learn's rule: how many quantiles lie below.

    NumPy rounds the place of a quantile; where it is a whole number, this takes the row there. Where it is none,
    scikit-learn itself must say the same.
    """
    y, p = numpy.array(labels), numpy.array(probabilities)
    ordered, last = numpy.sort(p), len(p) - 1
    edges = []
    for k in range(1, 10):
        below, tenths = divmod(k * last, 10)
        edges.append(ordered[below] + tenths / 10 * (ordered[min(below + 1, last)] - ordered[below]))
    place = numpy.searchsorted(edges, p)
    counts = numpy.bincount(place, minlength=10)
    used = counts > 0
    mean = numpy.bincount(place, weights=p, minlength=10)[used] / counts[used]
    observed = numpy.bincount(place, weights=y, minlength=10)[used] / counts[used]
    if all(k * last % 10 for k in range(1, 10)):
        theirs = sklearn.calibration.calibration_curve(y, p, n_bins=10, strategy="quantile")
        assert numpy.allclose(theirs, [observed, mean], rtol=0, atol=CLOSE), "the rule of the bins is another"
    return counts[used], mean, observed


def expected(logits, probabilities, labels, threshold):
    """The figures as scikit-learn gives them; none where it has a convention instead of a value."""
    y, z, p = numpy.array(labels), numpy.array(logits), numpy.array(probabilities)
    predicted = (p > float(threshold)).astype(int)
    tn, fp, fn, tp = (int(count) for count in metrics.confusion_matrix(y, predicted).ravel())
    fpr, tpr, _ = metrics.roc_curve(y, z, drop_intermediate=False)
    counts, mean, observed = bins(y, p)
    auc = metrics.roc_auc_score(y, z)
    result = {
        "tp": tp, "fp": fp, "tn": tn, "fn": fn,
        "accuracy": metrics.accuracy_score(y, predicted),
        "balanced_accuracy": metrics.balanced_accuracy_score(y, predicted),
        "recall": metrics.recall_score(y, predicted),
        "specificity": metrics.recall_score(y, predicted, pos_label=0),
        "kappa": metrics.cohen_kappa_score(y, predicted),
        "roc_auc": auc, "gini": 2 * auc - 1,
        "average_precision": metrics.average_precision_score(y, z),
        "ks": float(numpy.max(tpr - fpr)),
        "brier_score": metrics.brier_score_loss(y, p),
    }
    if not is_torn(p):
        result["ece"] = float(numpy.sum(counts * numpy.abs(observed - mean)) / len(y))
    if tp + fp > 0:
        result["precision"] = metrics.precision_score(y, predicted)
        result["f1"] = metrics.f1_score(y, predicted)
    if tn + fn > 0:
        result["npv"] = metrics.precision_score(y, predicted, pos_label=0)
    if tp + fp > 0 and tn + fn > 0:
        result["mcc"] = metrics.matthews_corrcoef(y, predicted)
    if CERTAIN < p.min() and p.max() < 1 - CERTAIN:
        result["log_loss"] = metrics.log_loss(y, p)
    return {name: float(value) for name, value in result.items()}


def expected_curves(logits, probabilities, labels):
    fpr, tpr, _ = metrics.roc_curve(labels, logits, drop_intermediate=False)
    precision, recall, _ = metrics.precision_recall_curve(labels, logits)
    _, mean, observed = bins(labels, probabilities)
    return {"roc": [list(point) for point in zip(fpr, tpr)],
            # Its first point, recall 0 and precision 1, is made up.
            "pr": [list(point) for point in zip(recall[:-1], precision[:-1])][::-1],
            "calibration": [list(point) for point in zip(mean, observed)]}


def close(a, b):
    return a is not None and abs(a - b) <= CLOSE * max(1, abs(b))


def distance_to_line(point, a, b):
    """From a point to the piece of a straight line from a to b."""
    along = [b[0] - a[0], b[1] - a[1]]
    length = along[0] ** 2 + along[1] ** 2
    share = 0 if length == 0 else ((point[0] - a[0]) * along[0] + (point[1] - a[1]) * along[1]) / length
    share = min(max(share, 0), 1)
    return max(abs(a[k] + share * along[k] - point[k]) for k in range(2))


def curve_complaints(name, found, wanted):
    """Thinned points must be points of the whole curve, in its order, and all its points lie on lines between them."""
    place, complaints = 0, []
    for first, second in zip(found, found[1:] + [found[-1]]):
        while place < len(wanted) and max(abs(first[k] - wanted[place][k]) for k in range(2)) > CLOSE:
            place += 1
        if place == len(wanted):
            return [f"{name}: {first} is not on scikit-learn's curve"]
        ahead = place
        while ahead < len(wanted) and max(abs(second[k] - wanted[ahead][k]) for k in range(2)) > CLOSE:
            if distance_to_line(wanted[ahead], first, second) > CLOSE:
                complaints.append(f"{name}: {wanted[ahead]} is not between {first} and {second}")
            ahead += 1
    return complaints[:3]


def metric_complaints(said, wanted):
    flat = {**said, **said["confusion"]}
    return [f"{name}: {flat[name]}, scikit-learn {value}" for name, value in wanted.items() if not close(flat[name], value)]


def bins_complaints(found, wanted):
    if len(found) != len(wanted):
        return [f"calibration: {len(found)} bins, scikit-learn {len(wanted)}"]
    return [f"calibration: {a}, scikit-learn {b}" for a, b in zip(found, wanted)
            if not (close(a[0], b[0]) and close(a[1], b[1]))]


def complaints_of(logreg, table, target):
    with tempfile.TemporaryDirectory() as folder:
        said, found, rows = evaluated(logreg, table, target, Path(folder))
    if len(rows[0]) != said[THRESHOLDS[0]]["rows"]:
        return [f"predict answers {len(rows[0])} labelled rows, evaluate {said[THRESHOLDS[0]]['rows']}"]
    complaints = []
    for threshold in THRESHOLDS:
        complaints += [f"at {threshold}: {text}"
                       for text in metric_complaints(said[threshold], expected(*rows, threshold))]
    wanted = expected_curves(*rows)
    columns = {"roc": slice(1, 3), "pr": slice(1, 3), "calibration": slice(3, 5)}
    points = {kind: [row[columns[kind]] for row in found[kind]] for kind in found}
    complaints += curve_complaints("roc", points["roc"], wanted["roc"])
    complaints += curve_complaints("pr", points["pr"], wanted["pr"])
    # logreg tells rows apart by their logit; where several have the probability 0 or 1, that makes other bins.
    if len(set(rows[0])) == len(set(rows[1])) and not is_torn(rows[1]):
        complaints += bins_complaints(points["calibration"], wanted["calibration"])
    return complaints


def stored_complaints(logreg, table, target, stored):
    with tempfile.TemporaryDirectory() as folder:
        said, _, _ = evaluated(logreg, table, target, Path(folder))
    return [f"at {threshold}: {text}" for threshold in THRESHOLDS
            for text in metric_complaints(said[threshold], stored[threshold])]


def store(logreg):
    document = {}
    for name, target in SAMPLE_TABLES.items():
        with tempfile.TemporaryDirectory() as folder:
            _, _, rows = evaluated(logreg, SAMPLES / name, target, Path(folder))
        document[name] = {threshold: expected(*rows, threshold) for threshold in THRESHOLDS}
    STORED.write_text(json.dumps({"scikit-learn": sklearn.__version__, "tables": document}, indent=1) + "\n")


def tables_in(data):
    result = {}
    for path in sorted([*data.glob("dev/*.ref.json"), *data.glob("published/*.ref.json")]):
        reference = json.loads(path.read_text())
        result[data / reference["dataset"]] = reference["target"]
    return result


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--logreg", required=True, type=lambda path: str(Path(path).resolve()))
    parser.add_argument("--data", required=True, type=Path)
    parser.add_argument("--store", action="store_true", help="write what scikit-learn says of the samples")
    options = parser.parse_args()
    if metrics is None and Path(sys.executable) != Path(SYSTEM_PYTHON) and Path(SYSTEM_PYTHON).exists():
        done = subprocess.run([SYSTEM_PYTHON, "-c", "import sklearn"], capture_output=True)
        if done.returncode == 0:
            sys.exit(subprocess.run([SYSTEM_PYTHON, *sys.argv]).returncode)
    if options.store:
        store(options.logreg)
    failed, compared = 0, 0
    stored = json.loads(STORED.read_text())["tables"]

    def report(name, complaints):
        nonlocal failed, compared
        failed += bool(complaints)
        compared += 1
        print(f"{name:34} {'; '.join(complaints) or 'equal'}", flush=True)

    for name, target in SAMPLE_TABLES.items():
        report(name + ", stored figures", stored_complaints(options.logreg, SAMPLES / name, target, stored[name]))
    if metrics is None:
        print("scikit-learn is not installed: only what is stored of the samples is compared")
    else:
        tables = {SAMPLES / name: target for name, target in SAMPLE_TABLES.items()}
        for table, target in {**tables, **tables_in(options.data)}.items():
            report(table.name, complaints_of(options.logreg, table, target))
    print(f"{compared} compared, {failed} failed")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
