#!/bin/sh
# `freehold trace`: which step is shown, each format, what hostile programs print, long
# runs, and every slip of the command line.
. tests/lib/cli.sh
here=tests/cli/trace
page="python3 $here/page.py"

# which step: `n` is 1 to 5 in line 5, line 7 leaks
cat >"$scratch/count.c" <<'C'
#include <stdlib.h>
int main(void)
{
    int n = 0;
    while (n < 5)
        n++;
    int *p = malloc(40);
    if (!p)
        return 1;
    *p = n;
    p = NULL;
    n = 7;
    return n - 7;
}
C
count=$scratch/count.c
exits "what the program did changes nothing" 0 trace "$count"
says "a finding is where it looks first" "block 1 (40 bytes) lost its last pointer"
says "the variables are told" "n is 5"
exits "every step" 0 trace "$count" --all
cp "$out" "$scratch/all"
stops=$(wc -l <"$out")
ok_if "there are as many as statements, about (got $stops)" [ "$stops" -ge 18 -a "$stops" -le 30 ]
ok_if "each is one line with its step" sh -c "! sed 1d '$out' | grep -v '^step [0-9]' | grep -q ."
exits "the first" 0 trace "$count" --start
says "it is before the first step" "The start."
says "nothing is set" "n is not set"
exits "the last" 0 trace "$count" --end
says "it is the end" "The run is over."
exits "a line" 0 trace "$count" --line 6
says "it has run" "line 6"
first=$(head -1 "$out")
exits "a line, the third time" 0 trace "$count" --line 6 --visit 3
says "it has run" "line 6"
says "and so often" "n is 3, changed, was 2"
ok_if "which is another step" [ "$(head -1 "$out")" != "$first" ]
step=$(head -1 "$out" | sed "s/^Step \([0-9]*\),.*/\1/")
third=$(head -1 "$out")
exits "the same by its number" 0 trace "$count" --step "$step"
ok_if "is the same" [ "$(head -1 "$out")" = "$third" ]
exits "a line of a file" 0 trace "$count" --line "$count:6" --visit 3
ok_if "is the same" [ "$(head -1 "$out")" = "$third" ]
exits "a line of a file, by the end of its name" 0 trace "$count" --line count.c:6 --visit 3
ok_if "is the same" [ "$(head -1 "$out")" = "$third" ]
cat >"$scratch/caller.c" <<'C'
int twice(int n)
{
    int r = n * 2;
    return r;
}
int main(void)
{
    int n = 0;
    n = twice(3) + twice(4);
    return n != 14;
}
C
exits "a line that calls" 0 trace "$scratch/caller.c" --line 9
says "is over when its calls are" "n is 14, changed, was 0"
printf 'int twice(int);\nint main(void)\n{\n    return twice(2) != 4;\n}\n' >"$scratch/one.c"
printf 'int twice(int n)\n{\n    int r = n;\n    r *= 2;\n    return r;\n}\n' >"$scratch/two.c"
exits "several files" 0 trace "$scratch/one.c" "$scratch/two.c" --all
says "each line with its file" "step 3, line 4 of two.c: \`r\` is now 4"
exits "a line of the second" 0 trace "$scratch/one.c" "$scratch/two.c" --line two.c:4
says "by its name alone" "Step 3, line 4 of two.c"
exits "what was found" 0 trace tests/cli/run/double.c
says "is told at its step" "found: "
exits "the first finding by its number" 0 trace "$count" --finding 1
says "it is there" "line 11"
exits "the number may be joined to other words" 0 trace --finding "$count"
says "it is there too" "line 11"

# slips
wrong() { # wrong NAME TEXT ARGS...
    label=$1 text=$2; shift 2
    fh trace "$@"
    ok_if "$label exits 2 (got $code)" [ "$code" -eq 2 ]
    complains "$label: $text" "$text"
    one_sentence "$label in one sentence"
    ok_if "$label shows nothing" [ ! -s "$out" ]
}
wrong "no file" "name a C file: freehold trace prog.c"
wrong "a step beyond the end" "there is no step 100000" "$count" --step 100000
wrong "a step that is none" "--step takes a whole number" "$count" --step two
wrong "a negative step" "--step takes a whole number" "$count" --step -4
wrong "a finding that is none" "there is no finding 9: 1 thing was found" "$count" --finding 9
wrong "no finding at all" "nothing was found in this run" tests/cli/run/clean.c --finding
wrong "a line with no statement" "no statement of line 3" "$count" --line 3
wrong "a line too often" "carried out 5 times, not 6" "$count" --line 6 --visit 6
wrong "a line of another file" "none of the files: $count" "$count" --line other.c:6
wrong "two files to write" "name two files" "$count" --out "$scratch/x" --out "$scratch/y"
wrong "a finding before the first" "counted from 1" "$count" --finding 0
wrong "--visit alone" "--visit belongs to --line" "$count" --visit 2
wrong "two places" "name two places" "$count" --start --end
wrong "an unknown format" "did you mean html" "$count" --format htlm
wrong "a format of nothing" "there are text, picture, json, svg and html" "$count" --format zzz
wrong "all steps in one SVG" "--format html has them all" "$count" --all --format svg
wrong "all and one" "--all shows every step" "$count" --all --step 3
wrong "a width for ants" "--width takes a whole number from 30 to 300" "$count" --width 5
wrong "values as JSON" "--values has no place in the JSON" "$count" --values --format json
wrong "an unknown option" "did you mean --finding" "$count" --findin
wrong "--json is of run" "unknown option" "$count" --json
exits "a file that is not there" 66 trace "$scratch/nowhere.c"
exits "one that does not compile" 1 trace tests/cli/run/wrong.c
complains "its diagnostics are told" "COMPILE ERROR"
ok_if "and nothing is shown" [ ! -s "$out" ]
exits "its page" 1 trace tests/cli/run/wrong.c --format html --out "$scratch/none.html"
ok_if "is not written" [ ! -e "$scratch/none.html" ]
exits "--help" 0 trace --help
says "names the formats" "text, picture (drawn in characters), json, svg or html"

# what belongs to the program, as with run
printf '#include <stdio.h>\nint main(int c, char **v)\n{\n    int n = 0;\n    scanf("%%d", &n);\n    printf("[%%d %%d %%s]", n, A, v[1]);\n    return c < 0;\n}\n' >"$scratch/in.c"
echo 42 >"$scratch/in"
fh trace "$scratch/in.c" -D A=7 --stdin "$scratch/in" --end -- word
says "macros, input and arguments arrive" "[42 7 word]"
exits "a step limit" 0 trace tests/cli/run/forever.c --steps 500
says "shows where it was, and why it ended" "Step 500, line 3: found: The program was still running after 500 steps"

# words and drawings
exits "the drawing in characters" 0 trace "$count" --format picture --width 60
says "has the function" "main"
says "and the line that ran" "   11 | p = NULL;"
ok_if "is as wide as asked" sh -c "! sed 1,2d '$out' | python3 -c 'import sys; print(max(map(len, sys.stdin)))' | grep -vE '^[3-5][0-9]|6[01]'"
exits "in ASCII" 0 trace "$count" --format picture --ascii
ok_if "no other characters" sh -c "! LC_ALL=C grep -q '[^ -~]' '$out'"
printf 'int main(void)\n{\n    int n = 1; // \303\251\n    return n - 1;\n}\n' >"$scratch/accent.c"
exits "a line of code that is not ASCII" 0 trace "$scratch/accent.c" --line 3 --format picture --ascii --out "$scratch/accent"
ok_if "is told in ASCII" sh -c "grep -q '    3 | int n = 1; // ?' '$scratch/accent' && ! LC_ALL=C grep -q '[^ -~]' '$scratch/accent'"
exits "words in ASCII" 0 trace "$count" --ascii
ok_if "no other characters" sh -c "! LC_ALL=C grep -q '[^ -~]' '$out'"
exits "values within a statement" 0 trace "$count" --line 6 --visit 3 --values
says "in their order" "Within the statement, in its order:"
says "are told" "\`n++\` is 2"
exits "of an assignment" 0 trace "$count" --line 12 --values
says "what it gave" "\`n = 7\` gave 7"
says_not "a literal is not told" "\`7\`"
ok_if "the words are printable" sh -c "! LC_ALL=C tr -d '\n' <'$out' | LC_ALL=C grep -q '[[:cntrl:]]'"

# JSON
exits "one step as JSON" 0 trace "$count" --format json
ok_if "is valid" python3 -m json.tool "$out"
exits "all of them" 0 trace "$count" --format json --all
ok_if "is valid" python3 -m json.tool "$out"

# SVG and the page, of an honest program and of a hostile one
for c in "$count" $here/hostile.c tests/cli/run/double.c; do
    name=$(basename "$c" .c)
    fh trace "$c" --all
    cp "$out" "$scratch/$name.txt"
    exits "$name as SVG" 0 trace "$c" --format svg -o "$scratch/$name.svg"
    ok_if "nothing else is said" [ ! -s "$out" -a ! -s "$err" ]
    $page svg "$scratch/$name.svg" >"$out" 2>"$err"
    ok_if "$name is sound SVG" [ -s "$out" ]
    exits "$name in ASCII" 0 trace "$c" --ascii --format svg -o "$scratch/$name.svg"
    $page svg "$scratch/$name.svg" >"$out" 2>"$err"
    ok_if "$name is sound SVG in ASCII too" [ -s "$out" ]
    exits "$name as a page" 0 trace "$c" --format html --out "$scratch/$name.html"
    $page html "$scratch/$name.html" "$scratch/$name.txt" >"$out" 2>"$err"
    ok_if "$name is a sound page" [ -s "$out" ]
    cp "$out" "$scratch/$name.page"
done
ok_if "what it printed stays text" grep -qF '</pre><script>alert(3)</script>' "$scratch/hostile.page"
ok_if "a character printed in two parts is whole" grep -qF '\u00e9' "$scratch/hostile.page"
ok_if "its stderr is apart" grep -qF '"err": "<b>stderr</b>' "$scratch/hostile.page"
ok_if "it is there without the script" grep -qF '&lt;/pre&gt;&lt;script&gt;alert(3)' "$scratch/hostile.html"
fh trace "$count" --start --format html
cp "$out" "$scratch/start.html"
$page html "$scratch/start.html" "$scratch/count.txt" >"$out" 2>"$err"
ok_if "a page opens at the step asked for" grep -q '"open": 0' "$out"
fh trace "$count" --format html --values
cp "$out" "$scratch/values.html"
for f in svg picture; do
    fh trace "$count" --line 6 --format $f --values
    says "$f has the values of sub-expressions" "\`n++\` is 0"
done
$page html "$scratch/values.html" "$scratch/count.txt" >"$out" 2>"$err"
ok_if "with values it is as sound" [ -s "$out" ]

# long runs
cat >"$scratch/long.c" <<'C'
#include <stdio.h>
#include <stdlib.h>
struct node { int value; struct node *next; };
int main(void)
{
    struct node *list = NULL;
    for (int i = 0; i < 400; i++) {
        struct node *n = malloc(sizeof *n);
        if (!n)
            return 1;
        n->value = i;
        n->next = list;
        list = n;
        printf("%d\n", list->value);
    }
    return 0;
}
C
exits "a run of thousands of stops as a page" 0 trace "$scratch/long.c" --format html --out "$scratch/long.html"
size=$(wc -c <"$scratch/long.html")
ok_if "stays below 2.5 MB (got $size)" [ "$size" -lt 2500000 ]
fh trace "$scratch/long.c" --all
cp "$out" "$scratch/long.txt"
$page html "$scratch/long.html" "$scratch/long.txt" >"$out" 2>"$err"
ok_if "is a sound page" [ -s "$out" ]
ok_if "and says that it is a part" grep -q "stops this page has" "$scratch/long.html"
printf 'int main(void)\n{\n    long n = 0;\n    for (int i = 0; i < 1000000; i++)\n        n += i;\n    return n == 1;\n}\n' >"$scratch/million.c"
exits "a million rounds" 0 trace "$scratch/million.c"
says "keep their last part, and that is said" "steps; kept are"
exits "an early step of it" 0 trace "$scratch/million.c" --step 1000
says "is there as well" "Step 1000, line"
exits "its start" 0 trace "$scratch/million.c" --start
says "as well" "kept are 0 to"
exits "its hundredth round" 0 trace "$scratch/million.c" --line 5 --visit 100
says "as well" "4950"

# thousands of blocks are folded, but not the one that the step is about
cat >"$scratch/many.c" <<'C'
#include <stdlib.h>
int main(void)
{
    static int *all[2500];
    for (int i = 0; i < 2500; i++)
        all[i] = calloc(4, sizeof(int));
    *all[2400] = 7;
    for (int i = 0; i < 2500; i++)
        free(all[i]);
    return 0;
}
C
exits "2500 blocks" 0 trace "$scratch/many.c" --line 7
says "the one written is told" "block 2401 is now 7"
ok_if "it is among those shown" grep -q "^  block 2401, 16 bytes" "$out"
says "how many are not shown is said" "2299 more blocks are too many to tell"
size=$(wc -c <"$out")
ok_if "and the text is short (got $size)" [ "$size" -lt 60000 ]
exits "as a page" 0 trace "$scratch/many.c" --line 7 --format html --out "$scratch/many.html"
says_not "nothing is said" "error"
count_in() { sed -n 's/.*this page has \([0-9]*\) to \([0-9]*\).*/\2 \1/p' "$scratch/many.html" | { read -r to from; echo $((to - from + 1)); }; }
n=$(count_in)
ok_if "it has as many stops as there is time for, and says so (got $n)" [ "$n" -ge 40 -a "$n" -lt 1200 ]
ok_if "and what to do for others" grep -q "line makes one around another" "$scratch/many.html"

# where it is written: nothing that is read, and nothing but a plain file, is replaced
cp "$count" "$scratch/mine.c"
ln "$scratch/mine.c" "$scratch/mine-too.c"
ln -s mine.c "$scratch/mine-link.c"
for o in mine.c ./mine.c mine-too.c mine-link.c; do
    wrong "--out $o onto the program" "--out $scratch/$o would overwrite the program" "$scratch/mine.c" --out "$scratch/$o"
done
ok_if "it is as it was" cmp "$count" "$scratch/mine.c"
printf '#include "own.h"\nint main(void) { return N; }\n' >"$scratch/own.c"
echo '#define N 0' >"$scratch/own.h"
wrong "onto its header" "would overwrite the program" "$scratch/own.c" --out "$scratch/own.h"
wrong "onto its input" "would overwrite what the program reads" "$count" --stdin "$scratch/in" --out "$scratch/in"
wrong "onto a file that it is given" "would overwrite what the program reads" "$count" --file "$scratch/in" --out "$scratch/in"
exits "--out -" 0 trace "$count" --out -
says "is standard output" "Step 16, line 11"
ok_if "and no file" [ ! -e - ]
echo before >"$scratch/log"
"$FREEHOLD" trace "$count" --out /dev/stdout >>"$scratch/log" 2>"$err"
ok_if "/dev/stdout adds to what is there" sh -c "grep -q before '$scratch/log' && grep -q 'Step 16, line 11' '$scratch/log'"
mkfifo "$scratch/fifo"
timeout 20 cat "$scratch/fifo" >"$scratch/piped" &
exits "a pipe" 0 trace "$count" --all --out "$scratch/fifo"
wait $!
ok_if "is written to" cmp "$scratch/piped" "$scratch/all"
ok_if "and stays a pipe" [ -p "$scratch/fifo" ]
ln -s target "$scratch/link"
for o in json text; do
    exits "a link, $o" 0 trace "$count" --all --format $o --out "$scratch/link"
    ok_if "stays a link" [ -L "$scratch/link" ]
done
ok_if "what it leads to is written" cmp "$scratch/target" "$scratch/all"
(umask 077; "$FREEHOLD" trace "$count" --out "$scratch/private")
ok_if "the umask is obeyed" [ "$(stat -c %a "$scratch/private")" = 600 ]

# all of a long run needs no more room than one stop
big() { # big FORMAT: kilobytes at most, of all processes
    python3 -c "import resource, subprocess, sys
subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, check=True)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)" "$FREEHOLD" trace "$scratch/million.c" --all --format $1
}
for f in json text; do
    kb=$(big $f)
    ok_if "every step as $f in bounded memory (got $kb KB)" [ "$kb" -lt 150000 ]
done

cat >"$scratch/end.py" <<'PY'
# starts a long one, ends it by that signal once it writes; prints what is left
import glob, os, signal, subprocess, sys, time
folder, number = sys.argv[1], getattr(signal, sys.argv[2])
p = subprocess.Popen(sys.argv[3:], stdout=subprocess.DEVNULL,
                     preexec_fn=lambda: signal.signal(number, signal.SIG_DFL))
end = time.time() + 30
while time.time() < end and not any(os.path.getsize(f) > 100000 for f in glob.glob(folder + "/.fh-*")):
    time.sleep(0.02)
print("under way" if os.listdir(folder) else "nothing was written")
p.send_signal(number)
p.wait()
print("left:", os.listdir(folder), "ended" if p.returncode else "went on")
PY
mkdir "$scratch/killed"
for s in SIGINT SIGTERM; do
    python3 "$scratch/end.py" "$scratch/killed" $s "$FREEHOLD" trace "$scratch/million.c" --all --format json \
        --out "$scratch/killed/big" >"$out" 2>"$err"
    says "$s: a long one is under way" "under way"
    says "$s: who ends it finds nothing half done" "left: [] ended"
done

# files that cannot be written
exits "a folder that is not there" 73 trace "$count" --out "$scratch/no/such/file"
mkdir "$scratch/folder"
fh trace "$count" --out "$scratch/folder"
ok_if "a folder is no file (got $code)" [ "$code" -ge 73 ]
one_sentence "and that is one sentence"

# run says where to look
fh run "$count"
complains "run names trace" "\`freehold trace $count\` shows memory at that step."
fh run tests/cli/run/clean.c
says_not "not when nothing was found" "freehold trace"
