# Sourced by tests/cli/*.sh: a home of its own for each script, and ways to say
# ok or not ok. $FREEHOLD is the program; the pack is tests/packs/good unless a
# test says otherwise.
set -u
root=$(pwd)
FREEHOLD=${FREEHOLD:-$root/build/freehold}
scratch=$(mktemp -d)
trap 'umount "$scratch/full" 2>/dev/null; chmod -R u+rwx "$scratch" 2>/dev/null; rm -rf "$scratch"' EXIT
mkdir "$scratch/home"
export HOME="$scratch/home" XDG_DATA_HOME="$scratch/data"
export FREEHOLD_COURSE="$root/tests/packs/good"
unset FREEHOLD_WORK NO_COLOR VISUAL EDITOR FREEHOLD_POLL 2>/dev/null
good=$root/tests/packs/good/exercises/01-first
out=$scratch/out err=$scratch/err

# ok_if NAME COMMAND... : ok when the command succeeds
ok_if() {
    label=$1; shift
    if "$@" >/dev/null 2>&1; then echo "ok $label"; else
        echo "not ok $label"; echo "# stdout:"; sed 's/^/#   /' "$out" 2>/dev/null | head -20
        echo "# stderr:"; sed 's/^/#   /' "$err" 2>/dev/null | head -10
    fi
}
# fh ARGS... : runs the program, output in $out and $err, exit code in $code
fh() { "$FREEHOLD" "$@" >"$out" 2>"$err" </dev/null; code=$?; }
# exits NAME CODE ARGS... : the program must exit so
exits() {
    test=$1 want=$2; shift 2
    fh "$@"
    ok_if "$test (exit $want, got $code)" [ "$code" -eq "$want" ]
}
# says NAME TEXT / complains NAME TEXT : in what the last fh printed
says() { ok_if "$1" grep -qF -- "$2" "$out"; }
says_not() { if grep -qF -- "$2" "$out" "$err"; then echo "not ok $1"; else echo "ok $1"; fi; }
complains() { ok_if "$1" grep -qF -- "$2" "$err"; }
# one sentence: not more than two lines on stderr
one_sentence() { ok_if "$1" [ "$(wc -l <"$err")" -le 2 ]; }
# wait_for TEXT FILE : polls until it is there, ten seconds at most
wait_for() {
    tries=0
    until grep -qF -- "$1" "$2" 2>/dev/null; do
        tries=$((tries + 1))
        [ $tries -gt 100 ] && return 1
        sleep 0.1
    done
}
