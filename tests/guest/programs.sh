#!/bin/sh
# Programs that use the library one function after the other: each is compiled
# by gcc and run, judged by $FREEHOLD run, and must give the same output and the
# same exit code with no finding. NAME.in is its standard input; where gcc's
# answer cannot be ours (random numbers), NAME.out is what is expected.
set -u
export TZ=UTC LC_ALL=C
cd "$(dirname "$0")/programs" || exit 1
here=$PWD
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/include" # of ours, only what gcc has not
cp ../../../src/guest/include/ownership.h "$work/include"
for c in *.c; do
    name=${c%.c}
    in=/dev/null
    [ -f "$name.in" ] && in=$here/$name.in
    if [ -f "$name.out" ]; then
        cp "$name.out" "$work/want"
        code=0
    else
        # The same sizes and the same argv[0] as ours; signed char, no warnings.
        gcc -std=gnu11 -O0 -w -pthread -I "$work/include" -o "$work/program" "$c" -lm -latomic || { echo "not ok $name: gcc refuses it"; continue; }
        (cd "$work" && exec ./program <"$in" >want 2>/dev/null)
        code=$?
    fi
    "$FREEHOLD" run --stdin "$in" "$c" >"$work/got" 2>/dev/null
    "$FREEHOLD" run --json --stdin "$in" "$c" >"$work/json" 2>/dev/null
    if ! grep -q '"verdict":"clean"' "$work/json"; then
        echo "not ok $name: $(cut -c 1-600 "$work/json")"
    elif ! grep -q "\"exit\":$code," "$work/json"; then
        echo "not ok $name: exit code is not $code: $(cut -c 1-60 "$work/json")"
    elif ! cmp -s "$work/want" "$work/got"; then
        echo "not ok $name: output differs"
        diff "$work/want" "$work/got" | head -8 | sed 's/^/    /'
    else
        echo "ok $name"
    fi
done
