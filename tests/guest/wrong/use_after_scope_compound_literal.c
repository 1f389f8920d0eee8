#include <stdio.h>

struct colour {
    int red, green, blue;
};

int main(void)
{
    struct colour *pen = NULL;
    if (pen == NULL) {
        pen = &(struct colour){ 10, 20, 30 };
    }
    printf("%d\n", pen->green); // expect: use-after-scope
    return 0;
}
