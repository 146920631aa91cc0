#!/bin/sh
# Installs what is missing, builds Release, and runs every test. The last lines are CTest's summary.
set -eu
cd "$(dirname "$0")/.."

sh .ci/install-packages test
# 120 MB, for one test alone.
sh .ci/install-packages these chromium fonts-dejavu-core ||
  echo "Chromium could not be installed; the test report_in_browser is skipped." >&2
cmake --preset release
cmake --build --preset release
ctest --preset release
