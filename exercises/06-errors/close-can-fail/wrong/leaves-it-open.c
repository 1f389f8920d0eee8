// caught-by: handle-leak
#include <stdio.h>

// Writes the ports, one in a line: 0. Not all of them arrived: -1.
int save(const char *path, const int *ports, int count)
{
    FILE *f = fopen(path, "w");
    if (f == NULL)
        return -1;
    for (int i = 0; i < count; i++)
        if (fprintf(f, "%d\n", ports[i]) < 0)
            return -1;
    return fclose(f) != 0 ? -1 : 0;
}
