#!/bin/sh
# Every code has its page, and the page's first program shows what it explains;
# its second one, the mended one, is clean.
. tests/lib/cli.sh

"$FREEHOLD" explain | sed -n 's/^  \([a-z-]*\) .*/\1/p' >"$scratch/codes"
for code in leak double-free invalid-free use-after-free out-of-bounds-write null-dereference crash \
    division-by-zero stack-overflow assertion-failed abort forbidden-call bad-format-argument \
    closed-handle-use handle-leak double-close overlapping-copy time-limit output-limit heap-limit \
    compile-error compile-warning link-error wrong-output wrong-exit locked-lines-changed directive-in-region tool-fault; do
    ok_if "$code has a page" grep -qx "$code" "$scratch/codes"
done
# whatever the judge may say has one
cat src/judge/*.c | sed -n 's/^    {"\([a-z-]*\)", "[A-Z].*/\1/p' >"$scratch/judges"
ok_if "the judge's codes were found" [ "$(wc -l <"$scratch/judges")" -ge 15 ]
for code in $(cat "$scratch/judges"); do
    ok_if "the judge's $code has a page" grep -qx "$code" "$scratch/codes"
done
for page in docs/explain/*.md; do
    code=$(basename "$page" .md)
    rm -f "$scratch"/shown*.c
    awk -v to="$scratch/shown" '/^```c/{n++; on=1; next} /^```/{on=0} on{print > (to n ".c")}' "$page"
    ok_if "$code is not too long" [ "$(wc -l <"$page")" -le 45 ]
    case $code in heap-limit) [ -f "$scratch/shown1.c" ] && mv "$scratch/shown1.c" "$scratch/shown2.c" ;; esac
    orders=
    case $code in # what is found before the run, and perhaps in it
    use-after-move | moved-twice | owner-dropped | freed-borrow | gives-borrow | borrow-outlives-owner | borrow-invalidated \
        | returns-local | maybe-null | unset-out-parameter | result-ignored | lock-held-at-exit | guarded-without-lock \
        | contract-mismatch)
        "$FREEHOLD" check-ownership --json "$scratch/shown1.c" >"$out" 2>"$err"
        ok_if "the program of $code shows it before it runs" grep -q "\"code\":\"$code\"" "$out"
        "$FREEHOLD" check-ownership --json "$scratch/shown2.c" >"$out" 2>"$err"
        ok_if "in the mended program of $code nothing is found" [ $? -eq 0 ] ;;
    esac
    case $code in # no run tells these
    borrow-outlives-owner | borrow-invalidated | returns-local | unset-out-parameter | result-ignored | contract-mismatch \
        | lock-held-at-exit | guarded-without-lock) rm -f "$scratch/shown1.c" ;;
    esac
    if [ -f "$scratch/shown1.c" ]; then
        case $code in # what only some orders of the threads show
        deadlock | lost-wakeup | atomicity-violation) orders=--schedules=500 ;;
        failure-unnoticed) orders=--sweep ;; # and what only a failure shows
        recovery-failed) orders=--sweep=crash ;;
        *) orders= ;;
        esac
        "$FREEHOLD" run $orders --json "$scratch/shown1.c" >"$out" 2>"$err"
        ok_if "the program of $code shows it" grep -q "\"code\":\"$code\"" "$out"
    fi
    if [ -f "$scratch/shown2.c" ]; then
        grep -q pthread_create "$scratch/shown2.c" && orders=--schedules=500
        "$FREEHOLD" run $orders --json "$scratch/shown2.c" >"$out" 2>"$err"
        ok_if "the mended program of $code is clean" grep -q '"verdict":"clean"' "$out"
    fi
done

# What a pack names: a word, a reference, a misconception, each from the course.
for one in "arena:given back as a whole" "mutex:one thread at a time" "MEM30-C:Do not access freed memory" \
    "free-sets-null:Who answers so believes"; do
    "$FREEHOLD" --pack . explain "${one%%:*}" >"$out" 2>"$err"
    ok_if "${one%%:*} is explained" grep -q "${one#*:}" "$out"
done
"$FREEHOLD" --pack . explain MEM30C >"$out" 2>"$err"
ok_if "a slip finds its reference" grep -q 'explain MEM30-C' "$err"

# A function of the library: its contract, in words for somebody who has never heard of one.
"$FREEHOLD" explain malloc >"$out" 2>"$err"
ok_if "malloc is explained" grep -q 'gives nullable void \*malloc(size_t size);' "$out"
ok_if "who ends it is said" grep -q 'free()' "$out"
ok_if "how it fails is said" grep -q 'no memory left' "$out"
ok_if "Rust's word is said" grep -q 'Box::new' "$out"
"$FREEHOLD" explain 'realloc(p, n)' >"$out" 2>"$err"
ok_if "a call's name is enough" grep -q 'takes over' "$out"
"$FREEHOLD" explain mallok >"$out" 2>"$err"
ok_if "a function that is not there has a near one" grep -q 'freehold explain malloc' "$err"
"$FREEHOLD" explain library >"$out" 2>"$err"
ok_if "the functions are listed" grep -q '^  fopen  *gives nullable FILE \*fopen(' "$out"
sed -n 's/^  \([a-z_0-9]*\) .*/\1/p' "$out" >"$scratch/functions"
ok_if "and are many" [ "$(wc -l <"$scratch/functions")" -ge 300 ]
for function in $(sed -n '1~9p' "$scratch/functions"); do
    "$FREEHOLD" explain "$function" >"$out" 2>"$err"
    ok_if "$function is explained" grep -q "$function(), and who owns what" "$out"
done
