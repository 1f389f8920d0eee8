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
    puts("closing");
    font.drop(font.data); // expect: double-free
    return 0;
}
