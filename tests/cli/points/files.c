// An open file.
#include <stdio.h>
int main(void)
{
    FILE *f = fopen("diary", "w");
    if (!f)
        return 1;
    fputs("today\n", f);
    fclose(f);
    return 0;
}

// trace: --line 8
// shows: Open files
// shows: diary, opened in line 5
