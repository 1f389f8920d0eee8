#include <stdio.h>

struct colour {
    int red, green, blue;
};

int main(void)
{
    struct colour *pen = NULL;
    struct colour mixed = { 10, 20, 30 };
    if (pen == NULL) {
        pen = &mixed;
    }
    printf("%d\n", pen->green);
    return 0;
}
