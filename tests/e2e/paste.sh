#!/bin/sh
# What a terminal sends besides keys: pastes, clicks, UTF-8.
. tests/lib/tmux.sh
answer=$work/freehold/01-boxes-and-arrows/first-goal.c

awk 'BEGIN { for (i = 1; i <= 200; i++) printf "%*s// pasted %d {\n", (i * 7) % 23, "", i }' >"$E2E_HOME/paste"
open_item "First goal" 80 24
screen_keys C-a
screen_paste "$E2E_HOME/paste"
check "200 lines: the last is on the screen" screen_wait "// pasted 200 {"
arrived() { grep "pasted" "$answer" | cmp -s - "$E2E_HOME/paste"; }
check "200 lines: exactly once, with their own indentation" wait_until arrived
check "200 lines: the locked lines are as they were" grep -q '    printf("home %d  away %d\\n", home, away);' "$answer"
check "200 lines: the modes of pasting are used" sh -c "grep -aq '\[?2004h' '$E2E_HOME/bytes.s'"
screen_keys C-z
check "one undo takes all of it back" screen_wait "home = 0;"

printf '\thome = 1;\r\n\t/* gr\303\274\303\237e \346\274\242 */\r\n' >"$E2E_HOME/paste"
screen_keys C-a
screen_paste "$E2E_HOME/paste"
check "tabs, CR LF and UTF-8: it passes" screen_wait "PASS"
check "tabs, CR LF and UTF-8: on the screen" screen_wait "/* grüße 漢 */"
check "tabs, CR LF and UTF-8: no CR in the file" wait_until sh -c "grep -q 'grüße 漢' '$answer' && ! grep -q '$(printf '\r')' '$answer'"
printf '    // \033[31mred\007 \033]52;c;eA==\007 \342\200\256 end\n' >"$E2E_HOME/paste"
screen_keys C-a
screen_paste "$E2E_HOME/paste"
check "control sequences in a paste: the words arrive" screen_wait "red"
check "control sequences in a paste: not the controls" wait_until sh -c "grep -q red '$answer' && ! LC_ALL=C grep -q '[$(printf '\033\007')]' '$answer'"
screen_type "x" # the end of the paste is not taken for keys
check "keys after a paste are keys" screen_wait "x"

# without the brackets each byte is a key: it may be indented, but all of it comes
screen_keys C-a
awk 'BEGIN { for (i = 1; i <= 40; i++) printf "// key %d\n", i }' >"$E2E_HOME/paste"
e2e_tmux load-buffer -b keys "$E2E_HOME/paste" \; paste-buffer -b keys -t "$SCREEN"
check "unbracketed: all of it arrives" wait_until sh -c "[ \$(grep -c '// key' '$answer') = 40 ]"

# ---- the mouse
retype '    home = 1;'
screen_wait "PASS" >/dev/null
screen_keys C-Home
screen_wait "line 1, column 1" >/dev/null
screen_click 11 12 # under the title and the tabs; the numbers take four columns
check "a click places the cursor" screen_wait "line 9, column 8"
screen_click 5 7
check "and another elsewhere" screen_wait "line 3, column 3"
screen_click 2 4
check "a click on a tab opens it" screen_wait "[F2 Debrief]"
screen_click 2 20
check "and back" screen_wait "[F3 Code]"
screen_size 120 40
screen_wait "(F2)" >/dev/null
screen_click 5 5
check "a click into the task takes the keys there" wait_until sh -c "! tmux -S '$E2E_SOCKET' display-message -t s -p '#{cursor_flag}' | grep -q 1"
screen_keys F10
check "F10: the terminal has its mouse back" screen_wait "Mouse off"
check "F10: and is told so" [ "$(screen_flag mouse_any_flag)" = 0 ]
screen_keys C-q
check "left with 0" screen_left 0
check "the terminal is as before" screen_restored

# ---- more than anyone means to paste
rm -rf "$XDG_DATA_HOME"
open_item "First goal" 80 24
awk 'BEGIN { for (i = 0; i < 40000; i++) print "    // as much as this is more than anyone means" }' >"$E2E_HOME/paste"
screen_keys C-a
screen_paste "$E2E_HOME/paste"
check "a paste that is cut says so" screen_wait "too much to paste at once: only the first"
check "and gives what it has" screen_wait "// as much as this"
screen_keys C-z
check "one undo takes it back" screen_gone "as much as this"
screen_keys C-q
check "left with 0 after it" screen_left 0
