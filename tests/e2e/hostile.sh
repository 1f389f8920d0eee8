#!/bin/sh
# What strangers wrote never speaks to the terminal: output of programs, answers,
# packs. Looked at as bytes, since the screen would show nothing of it.
. tests/lib/tmux.sh
answer=$work/freehold/01-boxes-and-arrows/first-goal.c

# Nothing of it has come through: no OSC at all, no erasing of the whole screen,
# no bell, no bidi override, no C1 control in either form.
clean() {
    for bad in '\033]' '\033\[2J' '\033P' '\033c' '\007' '\342\200\256' '\302\233' '\342\201\246'; do
        if LC_ALL=C grep -aq "$(printf "$bad")" "$E2E_HOME/bytes.$SCREEN"; then echo "# $bad came through"; return 1; fi
    done
    # a byte C1: no UTF-8 on this screen has it first
    if LC_ALL=C grep -aqP '(?<![\xc2-\xf4\x80-\xbf])[\x80-\x9f]' "$E2E_HOME/bytes.$SCREEN"; then echo "# C1 came through"; return 1; fi
}
screen_open 80 24 "printf '\\033]0;title\\007'"
screen_left 0 >/dev/null
dirty() { ! clean; }
check "what comes through would be seen here" dirty
open_item "First goal" 80 24
check "nothing of that kind is sent to begin with" clean
retype '    printf("\033[2J\033]52;c;aGFjaw==\007\033]0;owned\007\033Pq\033\\\033cEVIL \u202e\u2066 \x9b\" \"31m \x90 \r\b\v tail\n");'
check "output of a program: shown" screen_wait "EVIL"
screen_keys F4
check "output of a program: in the verdict's pane" screen_wait "EVIL"
screen_keys F3
retype '    *(int *)(home = 1, printf("home \033]52;c;aGFjaw==\007\n"), (long)0) = 1;'
screen_wait "null" >/dev/null
retype '    "\033]0;owned\007EVIL2" = 1;'
check "in a diagnostic" screen_wait "does not compile"
check "output and diagnostics: nothing came through" clean
screen_keys C-q
screen_left 0 >/dev/null

# ---- an answer that somebody else wrote
printf '#include <stdio.h>\n\nint main(void)\n{\n    int home = 0;\n    int away = 0;\n\n    // --- your code starts here ---\n    puts("\033[2J\033]52;c;aGFjaw==\007 STRANGE \342\200\256 \302\233 \233"); \033c\n    // --- your code ends here ---\n\n    printf("home %%d  away %%d\\n", home, away);\n    return 0;\n}\n' >"$answer"
screen_open 80 24 "$FREEHOLD"
screen_wait "First goal" >/dev/null
screen_keys F3
check "an answer with controls: opens" screen_wait "STRANGE"
screen_keys F4
screen_wait "FAIL" >/dev/null
screen_keys C-q
screen_left 0 >/dev/null
check "an answer with controls: nothing came through" clean
check "an answer with controls: left as it was" grep -q STRANGE "$answer"

# ---- the same from the shell, at a terminal
cat >"$E2E_HOME/evil.c" <<'C'
#include <stdio.h>
#include <stdlib.h>
int main(void)
{
    puts("\033[2J\033]52;c;aGFjaw==\007\033]0;owned\007EVIL \u202e \x9b");
    fprintf(stderr, "\033]0;owned\007ERROR\n");
    abort();
}
C
for command in "run $E2E_HOME/evil.c" "check first-goal $E2E_HOME/evil.c" "check first-goal"; do
    screen_open 80 24 "$FREEHOLD $command"
    check "freehold ${command%% *}: ends with a verdict" screen_left 1
    check "freehold ${command%% *}: nothing came through" clean
done

# ---- packs
good=$root/tests/packs/good
pack_with() { # FILE SED-SCRIPT
    rm -rf "$E2E_HOME/pack"; cp -R "$good" "$E2E_HOME/pack"; chmod -R u+w "$E2E_HOME/pack"
    sed -i "$2" "$E2E_HOME/pack/$1"
}
harmless() { # NAME TITLE: opens with a warning, looked at everywhere, found by pack check
    rm -rf "$XDG_DATA_HOME"
    screen_open 80 24 "$FREEHOLD --pack $E2E_HOME/pack"
    check "$1: said on the screen" screen_wait_line "This pack has [0-9]+ problem"
    screen_keys 1 Enter C-o
    screen_wait "The map of the course" >/dev/null
    screen_keys /; screen_type "$2"; screen_keys Enter Enter
    check "$1: its item opens" screen_wait "/ $2"
    screen_keys F2 Space
    screen_keys C-q
    screen_left 0 >/dev/null
    check "$1: nothing came through" clean
    screen_open 80 24 "$FREEHOLD pack check --no-mutants $E2E_HOME/pack"
    check "$1: pack check refuses it" screen_left 65
    check "$1: pack check says where" screen_wait_line "[a-z.]+:[0-9]+:[0-9]+: error:"
    check "$1: pack check: nothing came through" clean
    screen_open 80 24 "$FREEHOLD --pack $E2E_HOME/pack --plain"
    screen_keys Enter; screen_type "list"; screen_keys Enter; screen_type "quit"; screen_keys Enter
    check "$1: --plain opens it" screen_left 0
    check "$1: --plain: nothing came through" clean
}
esc=$(printf '\033')
pack_with exercises/01-first/two-boxes/exercise.md "s/^Make it print/$esc]52;c;aGFjaw==$(printf '\007')&/"
harmless "escape in a task" "Two boxes"
pack_with lessons/01-first/boxes.md "3,\$s/box/b$(printf '\342\200\256')ox/"
harmless "bidi override in a lesson" Boxes
pack_with course/course.yaml "s/^title: */&\"\\\\e]0;owned\\\\a\" #/"
harmless "escape in the course's title" "Two boxes"
