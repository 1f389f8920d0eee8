// verdict: compile-error
// An error message that would clear the screen
#error [2J]0;pwned PASS
