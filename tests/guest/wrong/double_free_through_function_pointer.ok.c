#include <stdio.h>
#include <stdlib.h>

struct resource {
    void *data;
    void (*drop)(void *);
};

int main(void)
{
    struct resource font = { malloc(10), free };
    if (!font.data)
        return 1;
    puts("drawing");
    font.drop(font.data);
    font.data = NULL;
    puts("closing");
    font.drop(font.data);
    return 0;
}
