#include <stdio.h>
#include <string.h>

static size_t search(int depth)
{
    char path[1024];
    memset(path, 'a' + depth % 26, 16);
    path[16] = '\0';
    return strlen(path) + search(depth + 1); // expect: stack-overflow
}

int main(void)
{
    printf("%zu\n", search(0));
    return 0;
}
