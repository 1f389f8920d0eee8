#!/bin/sh
# The answer in another program: $EDITOR from within, and a file that changes
# while it is open here.
. tests/lib/tmux.sh
answer=$work/freehold/01-boxes-and-arrows/first-goal.c

cat >"$E2E_HOME/ed" <<'ED'
#!/bin/sh
# shows that it has the terminal to itself, then changes the file it is given
[ "$1" = -x ] && shift
stty -g >"$HOME/modes-in-editor"
echo "editor at work on $1"
read -r line
sed -i "s/^    home = [0-9]*;/    home = $line; \/\/ from outside/" "$1"
ED
chmod +x "$E2E_HOME/ed"
E2E_ENV="EDITOR='$E2E_HOME/ed -x'"
open_item "First goal" 80 24
screen_keys End
screen_type " // mine"
screen_wait "// mine" >/dev/null
screen_keys C-e
check "the editor has the screen" screen_wait "editor at work on"
check "the editor has the terminal's own modes" cmp -s "$E2E_HOME/modes-before.s" "$E2E_HOME/modes-in-editor"
check "what was typed is in its file already" grep -q "// mine" "$answer"
screen_type "7"
screen_keys Enter
check "back: the new text" screen_wait "home = 7; // from outside // mine"
check "back: judged" screen_wait "home 7  away 0"
screen_keys C-z
check "one undo takes it back" screen_wait "home = 0; // mine"
screen_keys C-y
check "one redo brings it again" screen_wait "home = 7; // from outside"
screen_keys F2
screen_wait "[F2 Task]" >/dev/null
screen_keys e
check "e in the task opens it as well" screen_wait "editor at work on"
screen_type "1"
screen_keys Enter
screen_keys F3
check "a pass from outside is a pass" screen_wait "PASS"

# Another program writes the file, in both ways that programs do.
sed "s/home = 1;.*/home = 5; \/\/ written in place/" "$answer" >"$E2E_HOME/new"
cat "$E2E_HOME/new" >"$answer"
check "changed in place: shown at once" screen_wait "home = 5; // written in place"
check "changed in place: judged" screen_wait "home 5  away 0"
check "changed in place: said" screen_wait "changed by another program"
sed "s/written in place/replaced whole/" "$answer" >"$answer.new"
mv "$answer.new" "$answer"
check "replaced: shown at once" screen_wait "home = 5; // replaced whole"

# While something here is not yet written: ours stays, theirs is kept beside it.
sed "s/replaced whole/theirs/" "$answer" >"$E2E_HOME/new"
screen_keys End
screen_type " ours"
cp "$E2E_HOME/new" "$answer"
check "both changed: ours stays on the screen" screen_wait "// replaced whole ours"
kept() { grep -qs "theirs" "$answer".~*~ || screen_has "theirs"; }
check "both changed: theirs is kept" wait_until kept
check "both changed: ours is written" wait_until grep -q "ours" "$answer"
screen_keys C-q
check "left with 0" screen_left 0
check "the terminal is as before" screen_restored

# A program that is known to take +LINE begins in the learner's part.
first=$(grep -n "your code starts here" "$answer" | cut -d: -f1)
cat >"$E2E_HOME/nano" <<'ED'
#!/bin/sh
echo "begins at" "$@"
read -r line
ED
chmod +x "$E2E_HOME/nano"
E2E_ENV="EDITOR='$E2E_HOME/nano -x'"
screen_open 80 24 "$FREEHOLD"
screen_wait "// replaced whole ours" >/dev/null
screen_keys C-e
check "an editor of the family begins in the learner's part" \
    screen_wait "begins at -x +$((first + 1)) "
screen_keys Enter
screen_wait "// replaced whole ours" >/dev/null
screen_keys C-q
screen_left 0 >/dev/null

E2E_ENV="EDITOR=no-such-editor"
screen_open 80 24 "$FREEHOLD"
screen_wait "// replaced whole ours" >/dev/null
screen_keys C-e
check "an editor that is not there is named" screen_wait "no-such-editor could not be started"
screen_keys C-q
screen_left 0 >/dev/null
E2E_ENV=
screen_open 80 24 "$FREEHOLD"
screen_wait "// replaced whole ours" >/dev/null
screen_keys C-e
check "no editor at all: says what to set" screen_wait "set VISUAL or EDITOR"
screen_keys C-q
screen_left 0 >/dev/null
