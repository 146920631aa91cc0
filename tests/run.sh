#!/bin/sh
# Installs what is missing, builds Release, and runs every test. The last lines are CTest's summary.
set -eu
cd "$(dirname "$0")/.."

sh .ci/install-packages test
cmake --preset release
cmake --build --preset release
ctest --preset release
