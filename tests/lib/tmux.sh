# A real terminal for tests, through tmux. Source it from a script; it needs
# $FREEHOLD. Every script has a home and a tmux server of its own; waits poll the
# screen, nothing here sleeps for luck. $SCREEN names the screen that is spoken to
# (default s), so that a test may have several.
#
#   screen_open COLS ROWS COMMAND   start a shell command line in a new screen
#   screen_keys KEY...              as tmux send-keys: Enter, Down, F1, C-q, text
#   screen_type TEXT                literally
#   screen_paste FILE               as a terminal pastes, bracketed
#   screen_click ROW COL            the left button, from 1
#   screen_wait TEXT                until TEXT is on the screen (10 s)
#   screen_gone TEXT                until it is not
#   screen_wait_line REGEX          the same for an extended regular expression
#   screen_has / screen_hasnt TEXT  now
#   screen_text                     the screen as text
#   screen_bytes                    all that was sent to the terminal so far
#   screen_size COLS ROWS           another size
#   screen_pid, children PID        the process in the screen; those of a process
#   screen_left CODE                until the command is over, with that exit code
#   screen_restored                 after that: modes, cursor, screen, mouse, paste as before
#   screen_close
#   wait_until COMMAND...           polls until it succeeds (10 s)
#
#   E2E_ENV="A=1 B=2"  more environment    E2E_LANG, E2E_TERM  locale, terminal
#   open_course COLS ROWS           Freehold with a track chosen, at the map
#   open_item TITLE COLS ROWS       the same, in the code of an exercise
#   retype TEXT                     instead of what the learner may change

command -v tmux >/dev/null || { echo "not ok tmux is installed"; exit 1; }
root=$(pwd)
SCREEN=s
E2E_HOME=$(mktemp -d)
E2E_SOCKET=$E2E_HOME/tmux
export HOME="$E2E_HOME" XDG_DATA_HOME="$E2E_HOME/data" XDG_CONFIG_HOME="$E2E_HOME/config" TMPDIR="$E2E_HOME"
unset TMUX NO_COLOR VISUAL EDITOR FREEHOLD_WORK FREEHOLD_COURSE
[ -z "${E2E_COURSE:-}" ] || export FREEHOLD_COURSE="$E2E_COURSE" # else looked for from $FREEHOLD
work=$XDG_DATA_HOME/freehold/work
trap 'screen_close; chmod -R u+rwx "$E2E_HOME" 2>/dev/null; rm -rf "$E2E_HOME"' EXIT
trap 'exit 130' INT TERM

e2e_tmux() { tmux -S "$E2E_SOCKET" -f /dev/null "$@"; }

# The shell in the screen waits until its output is being recorded, notes the
# terminal's modes, and notes them again when the command is over.
screen_open() {
    cols=$1 rows=$2; shift 2
    cat >"$E2E_HOME/run.$SCREEN" <<RUN
tmux -S "$E2E_SOCKET" wait-for go-$SCREEN
unset TMUX TMUX_PANE
trap : INT QUIT
stty -g >"$E2E_HOME/modes-before.$SCREEN"
export LANG=${E2E_LANG-C.UTF-8} LC_ALL=${E2E_LANG-C.UTF-8} TERM=${E2E_TERM-screen-256color} ${E2E_ENV:-}
$*
code=\$?
stty -g >"$E2E_HOME/modes-after.$SCREEN"
echo "left with \$code"
exec cat
RUN
    rm -f "$E2E_HOME/bytes.$SCREEN" "$E2E_HOME/modes-after.$SCREEN"
    e2e_tmux kill-session -t "$SCREEN" 2>/dev/null
    # exit-empty: the server outlives its last screen. default-shell: not the user's,
    # which need not be a shell.
    e2e_tmux start-server \; set -s exit-empty off \; set -g default-shell /bin/sh \; set -g status off \; \
        set -s escape-time 0 \; set -g remain-on-exit on \; set -s set-clipboard off \; \
        new-session -d -s "$SCREEN" -x "$cols" -y "$rows" -c "$root" "exec sh '$E2E_HOME/run.$SCREEN'" \; \
        pipe-pane -t "$SCREEN" "cat >'$E2E_HOME/bytes.$SCREEN'"
    e2e_tmux wait-for -S "go-$SCREEN"
}
screen_close() { e2e_tmux kill-server 2>/dev/null; rm -f "$E2E_SOCKET"; return 0; }
screen_keys() { e2e_tmux send-keys -t "$SCREEN" "$@"; }
screen_type() {
    case $1 in # a ; at the end of a word would part commands of tmux
    *\;) e2e_tmux send-keys -t "$SCREEN" -l -- "${1%?}\\;" ;;
    *) e2e_tmux send-keys -t "$SCREEN" -l -- "$1" ;;
    esac
}
screen_paste() {
    e2e_tmux load-buffer -b paste "$1"
    e2e_tmux paste-buffer -p -b paste -t "$SCREEN"
}
screen_click() {
    e2e_tmux send-keys -t "$SCREEN" -l "$(printf '\033[<0;%d;%dM\033[<0;%d;%dm' "$2" "$1" "$2" "$1")"
}
screen_text() { e2e_tmux capture-pane -t "$SCREEN" -p; }
screen_bytes() { cat "$E2E_HOME/bytes.$SCREEN"; }
screen_size() { e2e_tmux resize-window -t "$SCREEN" -x "$1" -y "$2"; }
screen_has() { screen_text | grep -qF -- "$1"; }
screen_hasnt() { ! screen_has "$1"; }
screen_has_line() { screen_text | grep -qE -- "$1"; }
screen_flag() { e2e_tmux display-message -t "$SCREEN" -p "#{$1}"; }
# What pgrep -P does; procps is not everywhere. cat goes on when a process ends
# meanwhile, where mawk stops.
children() {
    cat /proc/[0-9]*/stat 2>/dev/null |
        awk -v parent="$1" '{ pid = $1; sub(/^.*\) /, ""); if ($2 == parent) print pid }'
}
screen_pid() { children "$(screen_flag pane_pid)" | head -1; }

wait_until() {
    tries=0
    until "$@" >/dev/null 2>&1; do
        tries=$((tries + 1))
        if [ "$tries" -ge 200 ]; then return 1; fi
        sleep 0.05
    done
}
screen_told() { # MESSAGE, after a wait in vain
    echo "# $1"; screen_text 2>&1 | grep -v '^$' | sed 's/^/# |/'; return 1
}
screen_wait() { wait_until screen_has "$1" || screen_told "waited in vain for: $1"; }
screen_wait_line() { wait_until screen_has_line "$1" || screen_told "waited in vain for: $1"; }
screen_gone() { wait_until screen_hasnt "$1" || screen_told "still there: $1"; }
screen_left() { screen_wait "left with $1"; }
screen_restored() {
    wait_until test -s "$E2E_HOME/modes-after.$SCREEN" || { screen_told "not left"; return 1; }
    cmp -s "$E2E_HOME/modes-before.$SCREEN" "$E2E_HOME/modes-after.$SCREEN" ||
        { echo "# the modes of the terminal differ"; diff "$E2E_HOME/modes-before.$SCREEN" \
          "$E2E_HOME/modes-after.$SCREEN" | sed 's/^/# /'; return 1; }
    [ "$(screen_flag alternate_on)" = 0 ] || { screen_told "still on the alternate screen"; return 1; }
    [ "$(screen_flag cursor_flag)" = 1 ] || { screen_told "the cursor is hidden"; return 1; }
    [ "$(screen_flag mouse_any_flag)" = 0 ] || { screen_told "the mouse is still asked for"; return 1; }
    # bracketed paste: off was said after the last on
    last=$(screen_bytes | grep -aoE '\[\?2004[hl]' | tail -1)
    [ "$last" != "[?2004h" ] || { screen_told "bracketed paste is still on"; return 1; }
}

# A learner who has seen the welcome already. Python: any track will do.
open_course() {
    screen_open "$1" "$2" "$FREEHOLD"
    screen_wait "Where do you come from?" || return 1
    screen_keys 1
    screen_wait "How this works" || return 1
    screen_keys Enter
    screen_gone "How this works" || return 1
    screen_keys C-o
    screen_wait "The map of the course"
}
# Through the map's filter, as a learner would; then the code.
open_item() { # TITLE COLS ROWS
    open_course "$2" "$3" || return 1
    screen_keys /
    screen_type "$1"
    screen_keys Enter Enter
    screen_wait "/ $1" || return 1
    screen_keys F3
    screen_wait "line " && screen_wait "Verdict"
}
# Everything the learner may change, replaced by what is typed.
retype() {
    screen_keys C-a
    screen_type "$1"
}

failures=0
ok() { echo "ok $1"; }
# After a few failures the rest would only wait in vain, ten seconds each.
not_ok() {
    echo "not ok $1"
    failures=$((failures + 1))
    if [ "$failures" -ge 4 ]; then echo "# given up here"; exit 1; fi
}
# check NAME COMMAND...: ok if the command succeeds; what it prints is told if not
check() {
    label=$1; shift
    if "$@" >"$E2E_HOME/said" 2>&1; then ok "$label"; return; fi
    grep -a '^#' "$E2E_HOME/said"
    not_ok "$label"
}
