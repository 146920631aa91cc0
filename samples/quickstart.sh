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

began=$(date +%s)

say '1 of 5: what the build needs'
run 'sh .ci/install-packages build'

say '2 of 5: the build, a few minutes; [done/all] are its steps'
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

say '3 of 5: how likely was a damaged O-ring on a cold morning?'
run 'logreg train samples/oring.csv --target distress --features temperature -o "$models/oring.json"'
run 'printf "temperature\n31\n53\n70\n81\n" | logreg predict "$models/oring.json" -'

say '4 of 5: which customers leave? Text columns, missing cells and quoted line breaks are taken as they come.'
run 'logreg check samples/customers.csv --target churned'
run 'logreg train samples/customers.csv --target churned -o "$models/churn.json"'

say '5 of 5: how good is it, and who is next?'
run 'logreg evaluate "$models/churn.json" samples/customers.csv'
run 'logreg predict "$models/churn.json" samples/customers_new.csv --keep customer_id,plan | head -n 6'

say "Done after $(($(date +%s) - began)) seconds. What to type next:"
cat <<EOF
PATH=$PWD/build/release:\$PATH
logreg check YOUR.csv --target COLUMN        # what is in your table
logreg train YOUR.csv --target COLUMN        # writes model.json
logreg evaluate model.json OTHER.csv         # how good it is on rows it has not seen
logreg help                                  # everything else
sudo cmake --install build/release           # to have it without the first line
EOF
