#include <stdio.h>

static void entry(FILE *to, int day)
{
    fprintf(to, "day %d\n", day);
}

int main(void)
{
    FILE *log = fopen("log.txt", "w");
    if (!log)
        return 1;
    entry(log, 1);
    entry(log, 2);
    fclose(log);
    return 0;
}
