"""What two threads gain in reading alone, beside a loop of arithmetic that touches no memory."""

import sys

from measure import markdown
from passes import SHAPE, measured

LEAST_GAIN = 1.7  # where the plain loop gains 1.9


def gains(bench):
    micro = bench.programs / "micro"
    if not micro.exists():
        print("The part \"read\" is left out: micro is not built (libbenchmark-dev)", file=sys.stderr)
        return
    print("reading", file=sys.stderr)
    times = measured(micro, max(bench.options.runs, 3), f"^(read/{SHAPE}|plain_loop)/")
    print(f"\n### Reading {SHAPE} numbers from the page cache\n")
    print(markdown(["", "1 thread: wall, s", "2 threads: wall, s", f"gain of wall time (>= {LEAST_GAIN} for reading)",
                    "CPU time of 2 to that of 1"], [row(times, name) for name in ("plain_loop", f"read/{SHAPE}")]))


def row(times, name):
    one, two = times[f"{name}/threads:1"], times[f"{name}/threads:2"]
    return [name, *(f"{time['real_time'] / 1000:.3f}" for time in (one, two)),
            f"{one['real_time'] / two['real_time']:.2f}", f"{two['cpu_time'] / one['cpu_time']:.2f}"]
