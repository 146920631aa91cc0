#!/bin/sh
# Installs what is missing, builds Release, and runs every test. The last lines are CTest's summary.
#
#   sh tests/run.sh          the compiler, the libraries and Chromium
#   sh tests/run.sh --all    also the shells, readers of man pages and other programs that logreg is compared with (280 MB)
#
# What cannot be had is said, and the tests that need it are skipped.
set -eu
cd "$(dirname "$0")/.."

case "$*" in
  "") all="" ;;
  --all) all=yes ;;
  *)
    echo "usage: sh tests/run.sh [--all]" >&2
    exit 2
    ;;
esac

# At once, or one by one where one of them is not to be had.
install_if_possible() {
  sh .ci/install-packages these "$@" && return
  for package in "$@"; do
    sh .ci/install-packages these "$package" || echo "$package could not be installed; tests that need it are skipped." >&2
  done
}

sh .ci/install-packages test
# 120 MB, for one test alone.
install_if_possible chromium fonts-dejavu-core
if [ -n "$all" ]; then
  install_if_possible zsh fish man-db mandoc lowdown lintian
  install_if_possible nodejs
  install_if_possible python3-sklearn r-base-core r-cran-glmnet r-cran-jsonlite
fi
cmake --preset release
cmake --build --preset release
ctest --preset release
