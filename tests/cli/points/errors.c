// Standard error, beside standard output.
#include <stdio.h>
int main(void)
{
    printf("to out\n");
    fprintf(stderr, "to err\n");
    return 0;
}

// trace: --line 6
// shows: Written to stderr
// shows: to err
