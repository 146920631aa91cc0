"""One pass of loss and gradient beside what it cannot do without: memory, and the products of the gradient."""

import json
import statistics
import subprocess
import sys

from measure import markdown

SHAPE = "1000000x28"
MOST_TIMES = 1.5       # a pass, to the same without sigmoid and softplus
LEAST_BANDWIDTH = 0.4  # of a pass, to that of a plain sum over the same bytes


def ratios(bench):
    micro = bench.programs / "micro"
    if not micro.exists():
        print("The part \"pass\" is left out: micro is not built (libbenchmark-dev)", file=sys.stderr)
        return
    print("passes", file=sys.stderr)
    times = measured(micro, max(bench.options.runs, 3), f"^(pass|pass_without_sigmoid|sum)/{SHAPE}/")
    print(f"\n### A pass over {SHAPE} numbers in memory\n")
    print(markdown(["", "pass, ms", "without sigmoid, ms", "sum, ms", f"pass / without (<= {MOST_TIMES})",
                    f"bandwidth, pass / sum (>= {LEAST_BANDWIDTH})"], list(rows(times))))
    print("Wall time, and in brackets processor time, which other work on the machine disturbs less.\n", flush=True)


def measured(micro, repetitions, pattern):
    """Median milliseconds by name: {"pass/1000000x28/threads:2/avx2": {"real_time": .., "cpu_time": ..}}."""
    command = [micro, f"--benchmark_filter={pattern}", "--benchmark_format=json",
               f"--benchmark_repetitions={repetitions}", "--benchmark_enable_random_interleaving=true"]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True)
    runs = {}
    for run in json.loads(done.stdout)["benchmarks"]:
        if run["run_type"] == "iteration":
            runs.setdefault(run["run_name"].removesuffix("/process_time/real_time"), []).append(run)
    return {name: {what: statistics.median(run[what] / 1e6 for run in found) for what in ("real_time", "cpu_time")}
            for name, found in runs.items()}


def rows(times):
    for name in times:
        part, shape, threads, *kind = name.split("/")
        if part != "pass":
            continue
        whole, without = times[name], times["/".join(["pass_without_sigmoid", shape, threads, *kind])]
        plain = times[f"sum/{shape}/{threads}"]
        yield [f"{threads.replace(':', ' ')}, {kind[0]}", *(both(each) for each in (whole, without, plain)),
               quotients(whole, without), quotients(plain, whole)]


def both(time):
    return f"{time['real_time']:.1f} ({time['cpu_time']:.1f})"


def quotients(above, below):
    return f"{above['real_time'] / below['real_time']:.2f} ({above['cpu_time'] / below['cpu_time']:.2f})"
