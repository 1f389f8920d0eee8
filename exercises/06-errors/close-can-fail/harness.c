#include <freehold.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int save(const char *path, const int *ports, int count);

// Is in the file just what was to be saved?
static int is_whole(const char *path, const int *ports, int count)
{
    FILE *f = fopen(path, "r");
    if (f == NULL)
        return 0;
    int same = 0, port;
    while (fscanf(f, "%d", &port) == 1)
        same += same < count && ports[same] == port ? 1 : 2 * count;
    fclose(f);
    return same == count;
}

int main(int argc, char **argv)
{
    static int ports[4000];
    int fill = argc == 3 && strcmp(argv[1], "fill") == 0;
    int count = fill ? atoi(argv[2]) : argc - 1;
    for (int i = 0; i < count; i++)
        ports[i] = fill ? 10000 + i : atoi(argv[i + 1]);

    if (save("ports.conf", ports, count) != 0)
        puts("not saved");
    else if (freehold_failures() == 0 && !is_whole("ports.conf", ports, count))
        puts("saved, but not these ports");
    else
        printf("%d ports saved\n", count);
    return 0;
}
