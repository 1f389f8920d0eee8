#!/bin/sh
# `freehold report` over three made-up progress files, as a team lead runs it.
set -u
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
mkdir "$dir/team"
"$BUILD/tests/report/report_test" --write-sample "$dir/team" tests/packs/good || exit 1
export XDG_DATA_HOME="$dir/data" NO_COLOR=1
report() { "$FREEHOLD" --pack tests/packs/good report "$@" >"$dir/out" 2>"$dir/err"; }

t() { # name, then a command that must succeed
    name=$1; shift
    if "$@"; then echo "ok $name"; else echo "not ok $name"; sed 's/^/# /' "$dir/out" "$dir/err" | head -20; fi
}
text() { report "$dir/team" && grep -q 'Ada Lovelace' "$dir/out" && grep -q 'Exercises, hardest first' "$dir/out"; }
csv() {
    report --format csv "$dir/team" && head -1 "$dir/out" | grep -q '^learner,track,unit,' &&
        [ "$(grep -c '^Chandra Iyer,' "$dir/out")" -eq 5 ]
}
json() { report --format=json "$dir/team/bo.db" && grep -q '^{"schema":1,' "$dir/out" && ! grep -q Ada "$dir/out"; }
html() {
    report --format html "$dir/team/ada.db" "$dir/team/bo.db" && head -1 "$dir/out" | grep -q '^<!DOCTYPE html>' &&
        tail -1 "$dir/out" | grep -q '</html>'
}
missing() { report "$dir/none.db"; [ $? -eq 66 ] && grep -q 'none.db' "$dir/err"; }
broken() { # named on standard error, the others are still there
    echo 'no database' >"$dir/team/x.db"
    report "$dir/team"
    [ $? -eq 65 ] && grep -q 'x.db is not a progress file' "$dir/err" && grep -q 'Bo Nilsson' "$dir/out"
}
t report-text text
t report-csv csv
t report-json json
t report-html html
t report-missing-file missing
t report-broken-file-among-good broken
