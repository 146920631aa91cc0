#!/usr/bin/env python3
"""train --json has the same keys in the same order whatever is fitted, null where there is nothing.

    tests/behaviour/train_keys.py --logreg build/dev/logreg
"""

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

PROMISED = """target positive negative threshold rows rows_dropped weight_sum positives negatives converged stop_reason iterations
passes objective loss_gap max_error_in_std_errors separation separation_reason separated_terms penalty log_likelihood
null_log_likelihood deviance null_deviance df_residual df_null lr_chi2 lr_df lr_p mcfadden_r2 aic bic dropped_columns
coefficients hypotheses metrics model""".split()
OF_A_COEFFICIENT = "term estimate std_error statistic p_value conf_low conf_high odds_ratio odds_ratio_low odds_ratio_high limit".split()
OF_METRICS = """rows rows_dropped positives negatives prevalence positive threshold confusion accuracy no_information_rate
balanced_accuracy precision recall specificity npv f1 mcc kappa roc_auc average_precision log_loss brier_score ks""".split()

OPTIONS = ["", "--l1 0.01", "--l2 0.1", "--l1 .01 --l2 .1", "--firth", "--class-weight balanced",
           "--class-weight balanced --robust hc0", "--prior 0.1", "--no-intercept", "--no-intercept --margins",
           "--optimizer gd", "--optimizer sgd --epochs 3", "--ci profile", "--margins", "--robust stata", "--cluster g",
           "--weights w", "--offset o", "--like sklearn", "--like glmnet --lambda 0.1", "--like r", "--positive 0",
           "--min-level-rows 4", "--max-iterations 1", "--leave-one-out", "--joint-tests", "--level 0.9",
           "--threshold 0.9", "--missing impute", "--features x", "--trials w --ignore y -t s"]


def table(separated):
    lines = ["x,g,o,w,s,y"]
    for i in range(40):
        label = (i % 7 > 3) if separated else (i * i + i // 3) % 2
        lines.append(f"{i % 7 + 1},{'abc'[i % 3]},{i % 5 / 5},{1 + i % 3},{int(label)},{int(label)}")
    return "\n".join(lines) + "\n"


def answer(logreg, data, options):
    role = [] if "-t" in options else ["-t", "y", "--ignore", "s"]
    features = [] if "--features" in options else role[2:]
    command = [logreg, "train", data, *role[:2], *features, *options, "-o", f"{data}.json", "-q", "--json"]
    return json.loads(subprocess.run(command, capture_output=True, text=True, check=True, timeout=60).stdout)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--logreg", required=True, type=lambda path: str(Path(path).resolve()))
    logreg = parser.parse_args().logreg
    expected, failures = None, []
    with tempfile.TemporaryDirectory() as directory:
        for name, separated in (("overlapping", False), ("separated", True)):
            data = Path(directory) / f"{name}.csv"
            data.write_text(table(separated))
            for options in OPTIONS:
                found = answer(logreg, str(data), options.split())
                keys = list(found)
                expected = expected or keys
                missing = {*PROMISED} - {*keys} | {*OF_METRICS} - {*found["metrics"]}
                missing |= {key for each in found["coefficients"] for key in OF_A_COEFFICIENT if key not in each}
                if missing or keys != expected:
                    failures.append(f"{name} {options}: missing {sorted(missing)}, {sorted({*keys} ^ {*expected})}")
    print("\n".join(failures) or f"{2 * len(OPTIONS)} trainings, {len(expected)} keys each")
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
