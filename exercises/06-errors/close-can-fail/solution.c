#include <stdio.h>

// Writes the ports, one in a line: 0. Not all of them arrived: -1.
int save(const char *path, const int *ports, int count)
{
    FILE *f = fopen(path, "w");
    if (f == NULL)
        return -1;
    for (int i = 0; i < count; i++)
        fprintf(f, "%d\n", ports[i]);
    int failed = ferror(f);
    if (fclose(f) != 0)
        failed = 1;
    return failed ? -1 : 0;
}
