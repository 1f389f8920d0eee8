#!/bin/sh
# What commands print on a terminal: wrapped, coloured where wanted, plain where not.
. tests/lib/cli.sh

cat >"$scratch/on_terminal.py" <<'PY'
# on_terminal.py COLUMNS COMMAND...: runs it on a terminal of that width
import fcntl, os, pty, struct, sys, termios
pid, fd = pty.fork()
if pid == 0:
    fcntl.ioctl(1, termios.TIOCSWINSZ, struct.pack("HHHH", 24, int(sys.argv[1]), 0, 0))
    os.execv(sys.argv[2], sys.argv[2:])
seen = b""
while True:
    try:
        more = os.read(fd, 65536)
    except OSError:
        break
    if not more:
        break
    seen += more
sys.stdout.buffer.write(seen.replace(b"\r\n", b"\n"))
sys.exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
PY
export LC_ALL=C.UTF-8 TERM=xterm
on() { python3 "$scratch/on_terminal.py" "$@" >"$out" 2>"$err"; code=$?; }
escapes() { LC_ALL=C grep -q "$(printf '\033')" "$out"; }
widest() { sed "s/$(printf '\033')\[[0-9;]*m//g" "$out" | wc -L; }

on 60 "$FREEHOLD" explain leak
ok_if "text is wrapped at 60 columns ($(widest))" [ "$(widest)" -le 60 ]
ok_if "a program in it is not lost" grep -q "malloc(16)" "$out"
on 40 "$FREEHOLD" check write-sum "$good/write-sum/wrong/never-freed.c"
ok_if "exit codes are the same on a terminal (got $code)" [ "$code" -eq 1 ]
ok_if "a verdict is coloured" escapes
says "and says FAIL" "FAIL"
NO_COLOR=1 on 80 "$FREEHOLD" check write-sum "$good/write-sum/wrong/never-freed.c"
ok_if "NO_COLOR" sh -c "! LC_ALL=C grep -q '$(printf '\033')' '$out'"
TERM=dumb on 80 "$FREEHOLD" check write-sum "$good/write-sum/wrong/never-freed.c"
ok_if "no colours on a dumb terminal" sh -c "! LC_ALL=C grep -q '$(printf '\033')' '$out'"
on 80 "$FREEHOLD" explain leak --ascii
ok_if "--ascii" sh -c "! LC_ALL=C tr -d '\\033' <'$out' | LC_ALL=C grep -q '[^ -~]'"

# what a program writes cannot reach the terminal as commands to it
printf '#include <stdio.h>\nint main(void) { fputs("\\x1b]0;owned\\a\\x1b[2J", stdout); return 0; }\n' >"$scratch/esc.c"
NO_COLOR=1 on 80 "$FREEHOLD" run "$scratch/esc.c"
ok_if "escapes of a program are shown, not sent" sh -c "! LC_ALL=C grep -q '$(printf '\033')' '$out'"
says "its text is there" "owned"
"$FREEHOLD" run "$scratch/esc.c" >"$out" 2>/dev/null
ok_if "in a pipe they are left alone" escapes
