#include <stdio.h>

static void entry(FILE *to, int day)
{
    fprintf(to, "day %d\n", day); // expect: closed-handle-use
}

int main(void)
{
    FILE *log = fopen("log.txt", "w");
    if (!log)
        return 1;
    entry(log, 1);
    fclose(log);
    entry(log, 2);
    return 0;
}
