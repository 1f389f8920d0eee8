#!/bin/sh
# Learners' programs at their worst, as they are typed: each has a verdict in
# words, and the screen answers keys all the while.
. tests/lib/tmux.sh

open_item "First goal" 80 24

# NAME CODE WORDS...: typed, then all the words are on the screen; a key works.
typed() {
    name=$1; retype "$2"; shift 2
    for words; do check "$name: says \"$words\"" screen_wait "$words"; done
    screen_keys F2
    check "$name: the keys work" screen_wait "The home side has just scored"
    screen_keys F3
    screen_wait "[F3 Code]" >/dev/null
}

typed "null dereference" '    *(int *)0 = 1;' "FAIL" "null"
check "null dereference: its line" screen_wait_line "✗ *9"
typed "a call of nothing" '    ((void (*)(void))0)();' "FAIL" "null"
typed "abort" '    void abort(void); abort();' "FAIL" "abort"
typed "a wrong exit code" '    void exit(int); home = 1; printf("home 1  away 0\n"); exit(3);' "FAIL" "exit"
typed "division by zero" '    home = 1 / away;' "FAIL" "zero"
typed "prints for ever" '    for (;;) puts("again and again");' "FAIL" "wrote more than"
typed "fork bomb" '    for (;;) fork();' "FAIL" "fork"
typed "a leak" '    void *malloc(unsigned long); malloc(9); home = 1;' "FAIL" "never freed"
typed "recursion without end" '    int main(void); main();' "FAIL" "stack"

# For ever: the keys work before there is a verdict, and typing cancels it.
retype '    for (;;) ;'
screen_keys F2
check "loops for ever: the task can be read meanwhile" screen_wait "The home side has just scored"
screen_keys F3
check "loops for ever: says so in words" screen_wait "still running after"
retype '    for (;;) home++;'
retype '    home = 1;'
check "typing cancels what runs" screen_wait "PASS"
front=$(screen_pid)
judges=$(children "$front" | tr '\n' ' ')
check "there is a judge" [ -n "$judges" ]
screen_keys C-q
check "left with 0" screen_left 0
check "the terminal is as before" screen_restored
check "nothing of it is left running" wait_until sh -c "! kill -0 $front $judges"
