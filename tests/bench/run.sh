#!/bin/sh
# Builds the benchmark, installs the programs that logreg is compared with, and measures. See --help.
#
#   sh tests/bench/run.sh --part train --shape numbers --scale 0.1
#
# --no-install: only what is there. A program that cannot be installed is left out.
set -eu
cd "$(dirname "$0")/../.."

peers="r-base-core r-cran-data.table r-cran-glmnet python3-sklearn python3-pandas liblinear-tools python3-xgboost
  miller libbenchmark-dev"

install=yes
for argument; do
  case "$argument" in
    --no-install) install=no ;;
    -h | --help) exec python3 -B tests/bench/compare.py --help ;;
  esac
done

if [ "$install" = yes ]; then
  sh .ci/install-packages test
  # shellcheck disable=SC2086  # one word a package
  sh .ci/install-packages these python3 $peers || for package in $peers; do
    sh .ci/install-packages these "$package" || echo "$package cannot be installed and is left out." >&2
  done
fi

cmake --preset release -DLOGREG_BUILD_BENCH=ON >&2
cmake --build --preset release --target logreg make_table compute_loop curves >&2
if cmake --build --preset release --target help | grep -q '^micro:'; then
  cmake --build --preset release --target micro >&2
fi

exec python3 -B tests/bench/compare.py --build build/release "$@"
