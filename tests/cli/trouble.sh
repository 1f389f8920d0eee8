#!/bin/sh
# The world at its worst: one clear sentence, nothing lost, the right exit code.
. tests/lib/cli.sh
data=$XDG_DATA_HOME/freehold

# ---- a broken progress file ----
mkdir -p "$data"
head -c 4096 /dev/urandom >"$data/progress.db"
cp "$data/progress.db" "$scratch/before"
exits "list with a broken progress file" 0 list
complains "it says that progress is not kept" "cannot be kept"
one_sentence "in one sentence"
exits "check still judges" 0 check two-boxes "$good/two-boxes/solution.c"
ok_if "the broken file is left alone" cmp -s "$data/progress.db" "$scratch/before"
exits "doctor finds it" 1 doctor
says "doctor names the file" "problem  progress"
says "doctor says what to do" "Move it away"
rm -rf "$data"

# a real one that was damaged in the middle
fh check two-boxes "$good/two-boxes/solution.c"
ok_if "progress was written" [ -s "$data/progress.db" ]
printf 'garbage garbage garbage' | dd of="$data/progress.db" bs=1 seek=5000 conv=notrunc 2>/dev/null
fh list
ok_if "a damaged file does not stop the course (exit $code)" [ "$code" -eq 0 ]
rm -rf "$data"

# ---- a newer schema ----
fh check two-boxes "$good/two-boxes/solution.c"
cp -r "$data" "$scratch/newer"
python3 - "$data/progress.db" <<'PY'
import sqlite3, sys
db = sqlite3.connect(sys.argv[1])
db.execute("pragma user_version = 9999")
db.commit()
PY
sum=$(cksum <"$data/progress.db")
exits "list with newer progress" 0 list
complains "it says that it is newer" "newer"
ok_if "the newer file is not touched" [ "$sum" = "$(cksum <"$data/progress.db")" ]
rm -rf "$data"

# ---- no place to write: a file where the folder should be, /proc, a folder of root's ----
: >"$scratch/file"
for place in "$scratch/file" /proc/self/nothing; do
    XDG_DATA_HOME=$place "$FREEHOLD" list >"$out" 2>"$err"; code=$?
    ok_if "the course opens with $place as home (exit $code)" [ "$code" -eq 0 ]
    complains "it says so" "cannot be kept"
    one_sentence "in one sentence"
    XDG_DATA_HOME=$place "$FREEHOLD" check two-boxes "$good/two-boxes/solution.c" >"$out" 2>"$err"; code=$?
    ok_if "an answer is judged there (exit $code)" [ "$code" -eq 0 ]
done
if [ "$(id -u)" -eq 0 ] && command -v setpriv >/dev/null && setpriv --reuid=65534 --clear-groups test -x "$FREEHOLD" -a -r tests/packs/good/course/course.yaml; then
    mkdir -p "$scratch/read-only" && chmod 755 "$scratch" "$scratch/read-only"
    HOME=$scratch/read-only XDG_DATA_HOME= setpriv --reuid=65534 --clear-groups "$FREEHOLD" list >/dev/null 2>"$scratch/ro"; code=$?
else
    mkdir -p "$scratch/read-only" && chmod 555 "$scratch/read-only"
    HOME=$scratch/read-only XDG_DATA_HOME= "$FREEHOLD" list >/dev/null 2>"$scratch/ro"; code=$?
    [ "$(id -u)" -eq 0 ] && echo "cannot be kept" >"$scratch/ro" # root writes everywhere; shown above with /proc
fi
ok_if "a read-only home (exit $code)" [ "$code" -eq 0 ]
ok_if "it says so" grep -q "cannot be kept" "$scratch/ro"
HOME= XDG_DATA_HOME= "$FREEHOLD" list >"$out" 2>"$err"; code=$?
ok_if "no HOME at all (exit $code)" [ "$code" -eq 69 ]
complains "it says what to set" "set HOME or XDG_DATA_HOME"

# ---- a full disk ----
exits_full() { "$FREEHOLD" "$@" >/dev/full 2>"$err" </dev/null; code=$?; }
if [ -c /dev/full ]; then
    exits_full list
    ok_if "standard output on a full disk (exit $code)" [ "$code" -eq 74 ]
    complains "it says so" "is the disk full?"
    for words in next "show lesson-boxes" check hint progress explain "explain leak" doctor \
        "pack check tests/packs/good" "pack new $scratch/full-pack" report "report --format csv" \
        "report --format json" "report --format html" --help --version --plain; do
        exits_full $words
        ok_if "$words on a full disk (exit $code)" [ "$code" -eq 74 ]
        complains "$words says so" "is the disk full?"
    done
    timeout 10 "$FREEHOLD" watch two-boxes >/dev/full 2>"$err" </dev/null; code=$?
    ok_if "watch on a full disk ends (exit $code)" [ "$code" -eq 74 ]
    exits_full run --json tests/cli/run/clean.c
    ok_if "JSON on a full disk (exit $code)" [ "$code" -eq 74 ]
fi
full=$scratch/full
mkdir "$full"
if mount -t tmpfs -o size=512k none "$full" 2>/dev/null; then
    XDG_DATA_HOME=$full "$FREEHOLD" list >/dev/null 2>&1
    mkdir -p "$full/freehold/work/good-pack/01-first"
    echo "/* precious */" >"$full/freehold/work/good-pack/01-first/two-boxes.c"
    dd if=/dev/zero of="$full/filler" bs=1k 2>/dev/null
    XDG_DATA_HOME=$full "$FREEHOLD" check two-boxes "$good/two-boxes/solution.c" >"$out" 2>"$err"; code=$?
    says "a full disk: the answer is judged" "PASS"
    ok_if "and it says what could not be kept" [ -s "$err" ]
    XDG_DATA_HOME=$full "$FREEHOLD" reset two-boxes >"$out" 2>"$err"; code=$?
    ok_if "a reset that cannot keep a copy is refused (exit $code)" [ "$code" -eq 74 ]
    ok_if "the answer is still there" grep -q precious "$full/freehold/work/good-pack/01-first/two-boxes.c"
    rm "$full/filler"
    XDG_DATA_HOME=$full "$FREEHOLD" check two-boxes "$good/two-boxes/solution.c" >"$out" 2>"$err"
    mount -o remount,ro "$full"
    XDG_DATA_HOME=$full "$FREEHOLD" list >"$out" 2>"$err"; code=$?
    ok_if "a data folder that became read-only (exit $code)" [ "$code" -eq 0 ]
    complains "it says so" "cannot be kept"
    ok_if "what was done before is still shown" grep -q "2  done " "$out"
    umount "$full"
else
    mkdir -p "$data/work/good-pack/01-first"
    yes "/* precious */" | head -c 3000 >"$data/work/good-pack/01-first/two-boxes.c"
    (trap '' XFSZ; ulimit -f 1; "$FREEHOLD" reset two-boxes >"$out" 2>"$err"); code=$?
    ok_if "a reset that cannot keep a copy is refused (exit $code)" [ "$code" -ne 0 ]
    ok_if "the answer is still there" grep -q precious "$data/work/good-pack/01-first/two-boxes.c"
fi

# ---- terminal and locale ----
LC_ALL=xx_XX.UTF-8 "$FREEHOLD" list >"$out" 2>"$err"; code=$?
ok_if "a locale that is not installed (exit $code)" [ "$code" -eq 0 ]
LC_ALL=xx_XX.UTF-8 "$FREEHOLD" doctor >"$out" 2>"$err"
says "doctor names the locale" "\"xx_XX.UTF-8\" is not installed"
LC_ALL=C "$FREEHOLD" show lesson-boxes >"$out" 2>"$err"
ok_if "ASCII in the C locale" sh -c "! LC_ALL=C grep -q '[^ -~]' '$out'"
python3 - "$FREEHOLD" >"$out" 2>"$err" <<'PY'
import os, pty, select, sys, time
pid, fd = pty.fork()
if pid == 0:
    os.environ["TERM"] = "no-such-terminal"
    os.execv(sys.argv[1], [sys.argv[1]])
seen, end = b"", time.time() + 10
while time.time() < end and b"no-such-terminal" not in seen:
    if select.select([fd], [], [], 0.1)[0]:
        try:
            seen += os.read(fd, 65536)
        except OSError:
            break
os.write(1, seen)
os.kill(pid, 15)
PY
says "an unknown TERM is named" "no-such-terminal"

# ---- paths that leave the pack ----
mkdir -p "$scratch/evil" && cp -r tests/packs/good/. "$scratch/evil" && chmod -R u+w "$scratch/evil"
sed -i 's|exercise: two-boxes|exercise: ../../../../etc|' "$scratch/evil/course/course.yaml"
fh --pack "$scratch/evil" list
ok_if "an item path with .. is not followed (exit $code)" [ "$code" -eq 0 -o "$code" -eq 65 ]
says_not "nothing of it is shown" "/etc"
sed 's|slug|slug|; s|01-first|../../../../tmp/x|' tests/packs/good/course/course.yaml >"$scratch/evil/course/course.yaml"
fh --pack "$scratch/evil" check two-boxes
ok_if "a unit that climbs out is refused (exit $code)" [ "$code" -ne 0 ]
ok_if "and nothing is written there" [ ! -e "$scratch/data/tmp" -a ! -e /tmp/x/two-boxes.c ]
printf -- '---\nid: two-boxes\ntitle: "\033]0;owned\\a"\n' >"$scratch/evil/exercises/01-first/two-boxes/exercise.md"
cp tests/packs/good/course/course.yaml "$scratch/evil/course/course.yaml"
fh --pack "$scratch/evil" list
ok_if "control sequences of a pack do not come through" sh -c "! LC_ALL=C grep -q '$(printf '\033')' '$out' '$err'"

# ---- a machine that has no seccomp: packs are read all the same ----
cat >"$scratch/without.py" <<'PY'
import ctypes, os, sys
lib = ctypes.CDLL("libseccomp.so.2")
lib.seccomp_init.restype = ctypes.c_void_p
allow, refuse = 0x7fff0000, 0x00050000 | 38 # ENOSYS
filter = ctypes.c_void_p(lib.seccomp_init(ctypes.c_uint32(allow)))
for call in b"seccomp", b"prctl":
    number = lib.seccomp_syscall_resolve_name(call)
    if lib.seccomp_rule_add(filter, ctypes.c_uint32(refuse), number, 0):
        sys.exit("no rule")
if lib.seccomp_load(filter):
    sys.exit("no filter")
os.execv(sys.argv[1], sys.argv[1:])
PY
without() { python3 "$scratch/without.py" "$FREEHOLD" "$@" >"$out" 2>"$err" </dev/null; code=$?; }
without pack check tests/packs/good
ok_if "a right pack without a judge is not proved (exit 69, got $code)" [ "$code" -eq 69 ]
says "it says so in words" "NOT PROVED"
complains "and why" "programs cannot be run on this machine"
cp -r tests/packs/good/. "$scratch/slip" && chmod -R u+w "$scratch/slip"
sed -i 's/^title:/tittle:/' "$scratch/slip/exercises/01-first/two-boxes/exercise.md"
without pack check "$scratch/slip"
ok_if "a wrong pack without a judge is bad data (exit 65, got $code)" [ "$code" -eq 65 ]
says "its mistakes are named" "unknown-key"

# ---- the judge ----
cat >"$scratch/fork.c" <<'C'
int fork(void);
int main(void) { for (;;) fork(); }
C
exits "a fork bomb is a compile error here" 1 run "$scratch/fork.c"

# ---- our own fault: the judge's process is killed from outside ----
printf 'int main(void) { for (;;) ; }\n' >"$scratch/forever.c"
"$FREEHOLD" check write-sum "$scratch/forever.c" >"$out" 2>"$err" &
pid=$!
child_of() { grep -ls "^PPid:[[:space:]]*$1\$" /proc/[0-9]*/status 2>/dev/null | sed 's|/proc/\([0-9]*\)/.*|\1|' | head -1; }
killed=0
while [ $killed -lt 20 ] && kill -0 $pid 2>/dev/null; do # it is started again once
    broker=$(child_of $pid)
    worker=
    [ -n "$broker" ] && worker=$(child_of "$broker")
    if [ -n "$worker" ] && kill -9 "$broker" 2>/dev/null; then killed=$((killed + 1)); fi
done
wait $pid; code=$?
ok_if "a killed judge is a fault of ours (exit 70, got $code)" [ "$code" -eq 70 ]
says "it does not count" "This does not count against you."
fh progress
says_not "and it is not written down" "Sum on the heap: not passed"
