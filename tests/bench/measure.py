"""Whole processes, measured: wall time, processor time, peak memory, as the kernel counts them."""

import os
import signal
import statistics
import subprocess
import threading
import time
from typing import NamedTuple

MB = 1e6


class Cost(NamedTuple):
    wall: float    # seconds
    cpu: float     # seconds, user and system
    memory: float  # bytes that were resident at most


class TimedOut(Exception):
    pass


class Failed(Exception):
    pass


def smallest_memory():
    """Bytes. A child begins as a copy of this process, so that less than this is never seen."""
    return cost_of(["true"], timeout=60).memory


def cost_of(command, timeout, environment=None, stdout=subprocess.DEVNULL):
    """Runs a command; raises TimedOut or Failed."""
    started = time.perf_counter()
    with subprocess.Popen(list(map(str, command)), stdin=subprocess.DEVNULL, stdout=stdout, stderr=subprocess.PIPE,
                          env={**os.environ, **(environment or {})}, start_new_session=True) as process:
        late = threading.Event()

        def stop():
            late.set()
            os.killpg(process.pid, signal.SIGKILL)

        timer = threading.Timer(timeout, stop)
        timer.start()
        try:
            errors = process.stderr.read()
            _, status, usage = os.wait4(process.pid, 0)
        except BaseException:
            os.killpg(process.pid, signal.SIGKILL)
            raise
        finally:
            timer.cancel()
        wall = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
    if late.is_set():
        raise TimedOut()
    if process.returncode != 0:
        last = errors.decode(errors="replace").strip().splitlines()[-1:]
        raise Failed(f"exit {process.returncode}: {' '.join(last)}")
    return Cost(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024)


class Spread(NamedTuple):
    """The median of some runs, and their extremes."""
    median: float
    least: float
    most: float

    @staticmethod
    def of(values):
        values = list(values)
        return Spread(statistics.median(values), min(values), max(values))

    def text(self, factor=1.0):
        return f"{digits(self.median * factor)} ({digits(self.least * factor)}..{digits(self.most * factor)})"


def digits(value):
    """Three digits that count."""
    if value == 0:
        return "0"
    if abs(value) >= 99.95:
        return f"{value:.0f}"
    return f"{value:.2f}" if abs(value) >= 1 else f"{value:.3f}" if abs(value) >= 0.1 else f"{value:.2g}"


def markdown(header, rows):
    """A table whose first column is text and whose others are numbers."""
    lines = [header, ["---"] + ["---:"] * (len(header) - 1), *rows]
    return "\n".join("| " + " | ".join(map(str, line)) + " |" for line in lines) + "\n"
