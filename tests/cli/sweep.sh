#!/bin/sh
# `freehold run --sweep`, `--fail`, and `trace --fail`: the strip, the mistakes with what repeats
# them, classes, pairs, budgets, crashes, what is refused; and that a failure it names fails again.
. tests/lib/cli.sh
export LC_ALL=C

cat >"$scratch/list.c" <<'C'
#include <stdio.h>
#include <stdlib.h>
struct node { int value; struct node *next; };
static struct node *add(struct node *head, int value)
{
    struct node *n = malloc(sizeof *n);
    n->value = value;
    n->next = head;
    return n;
}
int main(void)
{
    struct node *head = NULL;
    for (int i = 0; i < 3; i++)
        head = add(head, i);
    char *name = malloc(8);
    if (!name)
        return 1;
    FILE *f = fopen("out", "w");
    if (f) {
        fprintf(f, "%d\n", head->value);
        fclose(f);
    }
    free(name);
    while (head) {
        struct node *next = head->next;
        free(head);
        head = next;
    }
}
C
cat >"$scratch/good.c" <<'C'
#include <stdio.h>
#include <stdlib.h>
int main(void)
{
    char *a = malloc(4), *b = malloc(4);
    int failed = !a || !b;
    free(a), free(b);
    return failed;
}
C
# Each failure alone is handled; with both, the block that is left is forgotten.
cat >"$scratch/both.c" <<'C'
#include <stdlib.h>
int main(void)
{
    char *a = malloc(1), *b = malloc(2);
    char *c = a && b ? NULL : malloc(3);
    if (a || c)
        free(b);
    free(a);
    free(c);
    return !a || !b;
}
C
cat >"$scratch/wrong.c" <<'C'
#include <stdlib.h>
int main(void) { malloc(3); }
C
cat >"$scratch/quiet.c" <<'C'
int main(void) { return 0; }
C
cat >"$scratch/save.c" <<'C'
#include <stdio.h>
#include <string.h>
int main(int argc, char **argv)
{
    if (argc > 1 && !strcmp(argv[1], "again")) {
        char line[16] = "";
        FILE *f = fopen("count", "r");
        if (!f)
            return 0;
        int n = fscanf(f, "%15s", line);
        fclose(f);
        return n != 1;
    }
    FILE *f = fopen("count", "w");
    if (!f)
        return 1;
    int bad = fprintf(f, "12345") != 5;
    if (fclose(f) || bad)
        return 1;
    puts("saved");
}
C

exits "a sweep" 1 run --sweep=alloc,io "$scratch/list.c"
complains "says in the first line that only failures are wrong" "It runs well while nothing fails, and 7 of 7 failures"
complains "counts the states" "7 failures were tried, one run each, in the order of the calls: 0 handled (.), 3 unnoticed (!), 4 broken (X)."
complains "has a strip" "     1 XXXX!!!"
LC_ALL=C.UTF-8 exits "in UTF-8" 1 run --sweep=alloc "$scratch/list.c"
complains "a strip" "     1 ✗✗✗✗"
exits "told to be ASCII" 1 run --ascii --sweep=alloc "$scratch/list.c"
complains "it is that" "     1 XXXX"
complains "a mistake in one sentence" "1. null-dereference: When the 1st \`malloc\` (line 6) returns NULL, line 7 follows it."
complains "with its line" "7 | n->value = value;"
complains "with the failures that lead to it" "3 failures lead to it: f:alloc1 f:alloc2 f:alloc3"
complains "and what repeats it" "freehold run --fail f:alloc1 $scratch/list.c"
complains "another mistake" "2. leak: When the 4th \`malloc\` (line 16) returns NULL, "
repeat=$(sed -n 's/^ *freehold run --fail \(f:[a-z0-9+.]*\) .*/\1/p' "$err")
for f in $repeat; do
    exits "$f again" 1 run --fail "$f" "$scratch/list.c"
    complains "$f says what failed" "What was made to fail ($f): the "
done 2>/dev/null
exits "--fail" 1 run --fail f:alloc3 "$scratch/list.c"
complains "finds it again" "null-dereference: A null pointer is followed."
complains "says what it did" "What was made to fail (f:alloc3): the 3rd \`malloc\` (line 6) returns NULL."
exits "an unnoticed one" 1 run --fail f:close1 "$scratch/list.c"
complains "is found too" "failure-unnoticed: A call failed"
exits "a call that never comes" 0 run --fail f:alloc9 "$scratch/list.c"
complains "that is said" "Nothing came to pass of what --fail f:alloc9 asks for"
exits "a picture of it" 0 trace --fail f:alloc3 "$scratch/list.c"
says "shows the moment" "n is NULL"
exits "one of the unnoticed" 0 trace --fail f:open1 "$scratch/list.c"
says "as well" "f is NULL"

exits "all handled" 0 run --sweep=alloc --pairs "$scratch/good.c"
complains "says so" "Every failure is handled."
exits "one after the other" 0 run --sweep=alloc "$scratch/both.c"
exits "two at once" 1 run --sweep=alloc --pairs "$scratch/both.c"
complains "both are told" "When the 1st \`malloc\` (line 4) returns NULL, and then the 3rd \`malloc\` (line 5) returns NULL, "
complains "and repeated" "freehold run --fail f:alloc1+alloc3 "
exits "a budget" 1 run --sweep=all --tries 2 "$scratch/list.c"
complains "that is too small" "More could fail than was tried; --tries N takes more runs."
exits "nothing to fail" 0 run --sweep "$scratch/quiet.c"
complains "that is said as well" "Nothing in this run can fail"
exits "what is wrong by itself" 1 run --sweep "$scratch/wrong.c"
says_not "is not swept" "tried"

exits "a crash" 1 run --sweep=crash --disk synced --recover again "$scratch/save.c"
complains "in one sentence" "recovery-failed: When the machine stops in the 2nd change of a file (line 18; nothing of it done), the program cannot go on from that: it ends with exit code 1."
complains "and what repeats it has its options" "freehold run --fail f:crash2 --disk synced --recover again $scratch/save.c"
exits "again" 1 run --fail f:crash2 --recover again "$scratch/save.c"
complains "says where it stopped" "What was made to fail (f:crash2): the machine stops in the 2nd change of a file"
exits "the last one" 0 run --fail f:crash3 --recover again "$scratch/save.c"
complains "leaves all of it" "all of it done"

# Two callers of one layer over the file system: each is a mistake of its own, told with its call.
cat >"$scratch/layer.c" <<'P'
#include <fcntl.h>
#include <unistd.h>
static int put(int f, char c)
{
    return write(f, &c, 1) == 1 ? 0 : -1;
}
static int head(int f) { return put(f, 'a'); }
static int tail(int f) { return put(f, 'b'); }
int main(int argc, char **argv)
{
    char got[2];
    int f = open("two", O_RDWR | O_CREAT, 0600);
    int half = argc > 1 && read(f, got, 2) == 1;
    if (argc == 1 && (head(f) != 0 || tail(f) != 0))
        return 2;
    (void)argv;
    return close(f) != 0 || half;
}
P
exits "a layer" 1 run --sweep=crash --recover again "$scratch/layer.c"
complains "the call of a stop has its callers" "Called from line 8, in tail."

cat >"$scratch/order.c" <<'P'
#include <fcntl.h>
#include <unistd.h>
int main(int argc, char **argv)
{
    char text[9] = {0};
    int fd = open("a-store-with-a-name.log", O_RDWR | O_CREAT, 0644);
    int bad = fd < 0;
    if (argc > 1)
        bad = bad || (read(fd, text, 8) == 8 && text[0] == 0 && argv[1]);
    else
        bad = bad || write(fd, "text", 4) != 4 || write(fd, "mark", 4) != 4 || write(fd, "next", 4) != 4 || fsync(fd) != 0;
    return close(fd) != 0 || bad;
}
P
exits "a write that is lost while a later one is not" 1 run --sweep=crash --disk synced --recover again "$scratch/order.c"
complains "is named, and its file, as a whole" "; a write of 4 bytes to \"a-store-with-a-name.log\" lost)"

cat >"$scratch/late.c" <<'P'
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>
int main(int argc, char **argv)
{
    (void)argv;
    int fd = argc > 1 ? open("count", O_RDONLY) : open("new", O_RDWR | O_CREAT, 0644), bad = fd < 0;
    if (argc > 1) /* it may not be there; empty it may not be */
        return fd >= 0 && ((lseek(fd, 0, SEEK_END) == 0) | (close(fd) != 0)) && puts("it is\nempty\n") > 0;
    bad = bad || write(fd, "1", 1) != 1 || rename("new", "count") != 0 || fsync(fd) != 0;
    return close(fd) != 0 || bad;
}
P
exits "renamed and synced too late" 1 run --sweep=crash --disk synced --recover again "$scratch/late.c"
complains "is found by a stop in fsync" "(line 10; what was not synced lost), the program cannot go on from that: it ends with exit code 1 and says"
complains "and what it printed last is told" 'says "empty".'

exits "JSON" 1 run --json --sweep=alloc "$scratch/list.c"
ok_if "is an object with cells" python3 - "$out" <<'P'
import json, sys
d = json.load(open(sys.argv[1]))
s = d["sweep"]
assert s["complete"] and s["broken"] == 4 and s["unnoticed"] == 0 and s["runs"] == 4, s
assert [c["faults"] for c in s["cells"]] == ["f:alloc1", "f:alloc2", "f:alloc3", "f:alloc4"]
assert all(c["call"] == "malloc" and c["state"] == "broken" and c["class"] == "alloc" for c in s["cells"])
assert [c["mistake"] for c in s["cells"]] == [0, 0, 0, 1]
assert [m["code"] for m in s["mistakes"]] == ["null-dereference", "leak"]
assert s["cells"][2]["told"] == "when the 3rd `malloc` (line 6) returns NULL, line 7 follows it"
P
fh run --json --fail f:alloc3+open1 "$scratch/list.c"
ok_if "and what was made to fail" python3 - "$out" <<'P'
import json, sys
d = json.load(open(sys.argv[1]))
assert d["faults"] == "f:alloc3+open1" and d["faults_missed"] and d["sweep"] is None, d
assert d["failed"] == "when the 3rd `malloc` (line 6) returns NULL" and d["findings"][0]["line"] == 7
P

exits "an unknown kind" 2 run --sweep=alloc,disc "$scratch/list.c"
complains "the kinds are named" '"disc" is no kind of call; there are alloc, open, read, write, close, flush'
exits "nearly one" 2 run --sweep=aloc "$scratch/list.c"
complains "is guessed" "did you mean alloc?"
exits "an empty list" 2 run --sweep= "$scratch/list.c"
one_sentence "is refused in a sentence"
for bad in "" alloc3 f: f:alloc f:alloc0 f:alloc3x f:alloc3s f:alloc99999999999 f:alloc1+alloc1 \
    f:alloc1+alloc2+alloc3+alloc4+alloc5 f:crash1.999; do
    exits "--fail '$bad'" 2 run --fail "$bad" "$scratch/list.c"
    one_sentence "'$bad' is refused in a sentence"
done
exits "--sweep and --fail" 2 run --sweep --fail f:alloc1 "$scratch/list.c"
exits "--pairs alone" 2 run --pairs "$scratch/list.c"
exits "--tries alone" 2 run --tries 3 "$scratch/list.c"
exits "--disk alone" 2 run --disk synced "$scratch/list.c"
complains "says what it belongs to" "--disk belongs to --sweep=crash"
exits "--recover alone" 2 run --recover again "$scratch/list.c"
complains "says that as well" "--recover belongs to --sweep=crash"
"$FREEHOLD" run --sweep=alloc "$scratch/list.c" >"$scratch/glued" 2>&1
"$FREEHOLD" run --sweep alloc "$scratch/list.c" >"$scratch/parted" 2>&1
ok_if "kinds behind a blank are kinds" cmp -s "$scratch/glued" "$scratch/parted"
exits "a file of such a name is a file" 66 run --sweep alloc.c
complains "and looked for" "alloc.c"
exits "--tries 0" 2 run --sweep --tries 0 "$scratch/list.c"
exits "--unchecked" 2 run --sweep --unchecked "$scratch/list.c"
exits "--disk" 2 run --disk nowhere "$scratch/list.c"

# an exercise whose calls fail: the verdict says which, and the picture is that run's
export FREEHOLD_COURSE="$root/tests/packs/kinds"
push=$root/tests/packs/kinds/exercises/01-kinds/push-or-stay
exits "the start of an exercise" 1 check push-or-stay "$push/start.c"
says "fails where a call fails" "FAIL  When the 1st \`realloc\` (line 10) returns NULL, line 12 follows it."
says "how many do" "None of the 3 failures that were tried is handled; this is f:alloc1."
exits "its solution" 0 check push-or-stay "$push/solution.c"
says "says what was tried" "6 failures of its calls were tried, one run each. All were handled."
printf 'go push-or-stay\ncheck\npicture\nleave\nquit\n' | "$FREEHOLD" --plain >"$out" 2>"$err"
says "the picture is of the run with the failure" "Step 13, line 12 of answer.c: found: A null pointer is followed"
