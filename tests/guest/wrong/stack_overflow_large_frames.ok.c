#include <stdio.h>
#include <string.h>

static size_t search(int depth)
{
    char path[1024];
    memset(path, 'a' + depth % 26, 16);
    path[16] = '\0';
    return strlen(path) + (depth < 20 ? search(depth + 1) : 0);
}

int main(void)
{
    printf("%zu\n", search(0));
    return 0;
}
