#!/bin/sh
# Every header a program may include compiles alone, twice, and behind all the
# others; and what is not there is a message, not a crash.
set -u
include=$(cd "$(dirname "$0")/../../src/guest/include" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1

clean() { # NAME: prog.c must compile, run and be clean
    "$FREEHOLD" run --json prog.c >json 2>&1
    if grep -q '"verdict":"clean"' json && grep -q '"diagnostics":\[\]' json; then
        echo "ok $1"
    else
        echo "not ok $1: $(cut -c 1-400 json)"
    fi
}
for h in $(cd "$include" && find . -name '*.h' | sed 's|^\./||' | LC_ALL=C sort); do
    printf '#include <%s>\n#include <%s>\nint main(void) { return 0; }\n' "$h" "$h" >prog.c
    clean "include $h"
    echo "#include <$h>" >>all.h
    (echo "#include <$h>"; cat rest.h 2>/dev/null) >turned.h
    mv turned.h rest.h
done
(cat all.h; echo 'int main(void) { return 0; }') >prog.c
clean "all headers"
(cat rest.h; echo 'int main(void) { return 0; }') >prog.c
clean "all headers, turned round"

broken() { # NAME TEXT: prog.c must not compile, and the message holds TEXT
    "$FREEHOLD" run --json prog.c >json 2>&1
    if grep -q '"verdict":"compile-error"' json && grep -q "$2" json; then
        echo "ok $1"
    else
        echo "not ok $1: $(cut -c 1-400 json)"
    fi
}
printf '#include <nothing.h>\nint main(void) { return 0; }\n' >prog.c
broken "no such header" "nothing.h"
printf '#include <unistd.h>\nint fork(void);\nint main(void) { return fork(); }\n' >prog.c
broken "no such function" "fork"
printf '#include <stdio.h>\nchar *gets(char *);\nint main(void) { char b[9]; return gets(b) == b; }\n' >prog.c
broken "no gets" "gets"
