#!/bin/sh
# Programs with mistakes: a line marked "// found: CODE..." is where $FREEHOLD
# run must find exactly that, and nothing else anywhere.
set -u
cd "$(dirname "$0")/findings" || exit 1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for c in *.c; do
    awk '/\/\/ found: / { n = split(substr($0, index($0, "// found: ") + 10), code, " ")
                          for (i = 1; i <= n; i++) print code[i], NR }' "$c" | sort >"$work/want"
    "$FREEHOLD" run --json "$c" </dev/null >"$work/json" 2>/dev/null
    sed 's/.*"findings":\[//' "$work/json" |
        grep -oE '\{"code":"[^"]*","message":"([^"\\]|\\.)*","file":"[^"]*","line":[0-9]*' |
        sed -E 's/^\{"code":"([^"]*)".*"line":([0-9]*)$/\1 \2/' | sort >"$work/got"
    if cmp -s "$work/want" "$work/got"; then
        echo "ok ${c%.c}"
    else
        echo "not ok ${c%.c}"
        diff "$work/want" "$work/got" | sed 's/^/    /'
        cut -c 1-700 "$work/json" | sed 's/^/    /'
    fi
done
cat >"$work/words.c" <<'END'
#include <stdio.h>
int main(void)
{
    printf("%s\n", 5);
    printf("%s\n", 'h');
    return 0;
}
END
"$FREEHOLD" run "$work/words.c" >"$work/words" 2>&1
if grep -q '%s needs a text (char \*), and argument 1 behind the format is an int: %d prints one\.' "$work/words" &&
    grep -q "warning: '%s' wants a string, but this is an int\." "$work/words" &&
    grep -q "warning: '%s' wants a string, but this is a character\." "$work/words"; then
    echo "ok words for a number where a text belongs"
else
    echo "not ok words for a number where a text belongs"
    sed 's/^/    /' "$work/words"
fi

# Sentences: the advice of lock-misuse is about what was done; a race names what is raced for.
says() {
    if "$FREEHOLD" run "$2" </dev/null 2>&1 | grep -qF -- "$3"; then echo "ok $1"; else echo "not ok $1"; fi
}
says "a lock taken twice: the advice" ../../schedules/pairs/lock_twice.broken.c "Who has the lock may not take it again."
says "a lock copied: what it is" ../wrong/lock_misuse_copied_while_held.c \
    "The mutex 'held' is a copy of another one, and a copy of a lock is a lock of its own."
says "a lock copied: the one that is held" ../wrong/lock_misuse_copied_while_held.c "main's thread locks the mutex 'till.lock' at line 10"
says "a lock copied and locked: what it is" ../wrong/lock_misuse_copied_and_locked.c \
    "The mutex 'evening.lock' is a copy of another one, and a copy of a lock is a lock of its own."
says "a lock copied: the advice" ../wrong/lock_misuse_copied_while_held.c "A lock stays where it was initialised."
says "a lock unlocked twice: the advice of all" ../../schedules/pairs/unlock_twice.broken.c "Initialise a lock once;"
says "a race for a part of a block: which one" ../wrong/data_race_member_of_block.c "'c->slot[1].page' of the 64 bytes is"
says "a race for a part of a block: as each has it" ../wrong/data_race_member_of_block.c "thread 1 reads 's->page' of the 64 bytes at line 12"
