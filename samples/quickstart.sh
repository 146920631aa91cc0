#!/bin/sh
# From a fresh checkout to a first prediction: installs what the build needs, builds logreg and
# tries it on the samples, showing each command. As root or through sudo; may be run again.
#
#     sh samples/quickstart.sh
set -eu
cd "$(dirname "$0")/.."

say() {
  printf '\n# %s\n' "$*"
}

# The command as a person would type it, then what it does.
run() {
  printf '$ %s\n' "$1"
  eval "$1"
}

say 'What the build needs, and the build'
run 'sh .ci/install-packages build'
run 'cmake --preset release -DLOGREG_BUILD_TESTS=OFF'
run 'cmake --build --preset release'

# A build made through sudo belongs to whoever asked for it.
if [ -n "${SUDO_UID:-}" ]; then
  chown -R "$SUDO_UID:${SUDO_GID:-$SUDO_UID}" build
fi

PATH=$PWD/build/release:$PATH
models=$(mktemp -d)
trap 'rm -rf "$models"' EXIT
trap 'exit 130' INT TERM

say 'How likely was a damaged O-ring on a cold morning?'
run 'logreg train samples/oring.csv --target distress --features temperature -o "$models/oring.json"'
run 'printf "temperature\n31\n53\n70\n81\n" | logreg predict "$models/oring.json" -'

say 'Which customers leave? Text columns, missing cells and quoted line breaks are taken as they come.'
run 'logreg train samples/customers.csv --target churned -o "$models/churn.json"'
run 'logreg inspect "$models/churn.json"'
run 'logreg evaluate "$models/churn.json" samples/customers.csv'
run 'logreg predict "$models/churn.json" samples/customers_new.csv --keep customer_id,plan | head -n 6'

say 'Done'
echo 'The program is build/release/logreg. To install it: sudo cmake --install build/release'
