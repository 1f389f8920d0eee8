#include <stdio.h>
#include <stdlib.h>

char *join(const char *const words[], int count);

int main(int argc, char *argv[])
{
    char *text = join((const char *const *)argv + 1, argc - 1);
    if (!text)
        return 1;
    printf("%s\n", text);
    free(text);
    return 0;
}
