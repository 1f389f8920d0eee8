// Standard input, by scanf and by fgets.
#include <stdio.h>
int main(void)
{
    int n = 0;
    char word[8];
    if (scanf("%d ", &n) != 1 || !fgets(word, sizeof word, stdin))
        return 1;
    return 0;
}

// trace: --line 7 --stdin -
// shows: n is 12
// shows: word is "word\n"
