#!/bin/sh
# What `check` and --plain say of ownership: a rule that is broken on a path that no run went, where
# to look for one that does, that it is found there, contracts that bodies imply; golden texts.
. tests/lib/cli.sh
export FREEHOLD_COURSE="$root/tests/packs/contracts"
here=tests/cli/contracts

# same NAME : what was printed is the golden text
same() {
    if [ "${UPDATE:-}" ]; then cp "$out" "$here/$1.txt"; fi
    diff -u "$here/$1.txt" "$out" >"$scratch/diff" 2>&1
    if [ -s "$scratch/diff" ]; then echo "not ok $1 is as it was"; sed 's/^/# /' "$scratch/diff" | head -60
    else echo "ok $1 is as it was"; fi
}

# The text is lost if there is no memory for the second one.
sed 's/^    if (strlen(text) > 20)$/    char *spare = copy(name);\n    if (spare == NULL)/
     s/^    keep(text);$/    keep(text);\n    free(spare);/' \
    tests/packs/contracts/exercises/01-words/hand-over/start.c >"$scratch/spare.c"
# Nothing of it is written with our words.
sed '/ownership.h/d; s/gives nullable //; s/borrows //g; s/owns //' \
    tests/packs/contracts/exercises/01-words/hand-over/solution.c >"$scratch/plain.c"

exits "a path that no run went" 1 check hand-over "$scratch/spare.c"
says "says so" "FAIL"
same check
exits "all of it" 1 check hand-over "$scratch/spare.c" --contracts
says "with the path again" "1."
exits "what bodies imply" 1 check hand-over "$scratch/plain.c" --propose
says "the header is missing, so locked lines differ" "was changed"
exits "a path that is right" 0 check hand-over tests/packs/contracts/exercises/01-words/hand-over/solution.c
says "on every path" "Its contracts are kept on every path"
exits "unknown flag" 2 check hand-over --contract

# --plain: check, then look further
mkdir -p "$scratch/work"
export FREEHOLD_WORK="$scratch/work"
file=$FREEHOLD_WORK/contracts/01-words/hand-over.c
mkdir -p "${file%/*}"
cp "$scratch/spare.c" "$file"
printf 'contracts\ngo hand-over\ncheck\ncontracts\ntry 9\ntry 1\npropose\nquit\n' | "$FREEHOLD" --plain >"$out" 2>"$err"; code=$?
ok_if "plain ends well (got $code)" [ "$code" -eq 0 ]
says "nothing was judged yet" "Nothing was judged yet"
says "there are not so many" "There is only one of them: try 1."
says "a run that does not survive" "The rule is broken, and the run shows it, when the 2nd"
says "and it can be looked at" "picture shows this run"
sed -n '/^> 1\.$/,$p' "$out" >"$scratch/part"; cp "$scratch/part" "$out"
same plain
