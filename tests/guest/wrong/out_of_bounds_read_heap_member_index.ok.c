#include <stdio.h>
#include <stdlib.h>

struct packet {
    unsigned char header[4];
    unsigned char body[8];
};

int main(void)
{
    struct packet *p = calloc(1, sizeof *p);
    if (!p)
        return 1;
    p->header[0] = 9;
    p->body[0] = 77;
    int version = 0;
    for (int i = 0; i < 4; i++)
        version += p->header[i];
    version += p->body[0];
    printf("%d\n", version);
    free(p);
    return 0;
}
