# A real terminal for tests, through tmux. Source it from a script; it needs
# $FREEHOLD. Every screen runs in a server and a home of its own, and waits poll
# the screen: nothing here sleeps for luck.
#
#   screen_open COLS ROWS COMMAND...   start a command
#   screen_keys KEY...                 as tmux send-keys: Enter, Down, F1, C-q, text
#   screen_type TEXT                   literally
#   screen_wait TEXT                   until TEXT is on the screen (10 s)
#   screen_gone TEXT                   until it is not
#   screen_text                        the screen as text
#   screen_close

E2E_HOME=$(mktemp -d)
E2E_SOCKET=$E2E_HOME/tmux
export HOME="$E2E_HOME" XDG_DATA_HOME="$E2E_HOME/data" XDG_CONFIG_HOME="$E2E_HOME/config"
unset TMUX NO_COLOR VISUAL EDITOR
trap 'screen_close; rm -rf "$E2E_HOME"' EXIT INT TERM

e2e_tmux() { tmux -S "$E2E_SOCKET" -f /dev/null "$@"; }

screen_open() {
    cols=$1 rows=$2; shift 2
    e2e_tmux new-session -d -s s -x "$cols" -y "$rows" \
        "env LANG=${E2E_LANG-C.UTF-8} LC_ALL=${E2E_LANG-C.UTF-8} TERM=${E2E_TERM:-screen-256color} ${E2E_ENV:-} $*; echo \"left with \$?\"; exec cat" \
        \; set -g remain-on-exit on \; set -s escape-time 0
}
screen_close() { e2e_tmux kill-server 2>/dev/null; rm -f "$E2E_SOCKET"; return 0; }
screen_keys() { e2e_tmux send-keys -t s "$@"; }
screen_type() { e2e_tmux send-keys -t s -l -- "$1"; }
screen_text() { e2e_tmux capture-pane -t s -p; }
screen_size() { e2e_tmux resize-window -t s -x "$1" -y "$2"; }
screen_wait() {
    tries=0
    until screen_text | grep -qF -- "$1"; do
        tries=$((tries + 1))
        if [ "$tries" -ge 200 ]; then
            echo "# waited in vain for: $1"; screen_text | sed 's/^/# /'; return 1
        fi
        sleep 0.05
    done
}
screen_gone() {
    tries=0
    while screen_text | grep -qF -- "$1"; do
        tries=$((tries + 1))
        if [ "$tries" -ge 200 ]; then
            echo "# still there: $1"; screen_text | sed 's/^/# /'; return 1
        fi
        sleep 0.05
    done
}
# The process of the command in the screen.
screen_pid() { pgrep -P "$(e2e_tmux display-message -t s -p '#{pane_pid}')" | head -1; }

ok() { echo "ok $1"; }
not_ok() { echo "not ok $1"; }
# check NAME COMMAND...: ok if the command succeeds
check() { name=$1; shift; if "$@"; then ok "$name"; else not_ok "$name"; fi; }
