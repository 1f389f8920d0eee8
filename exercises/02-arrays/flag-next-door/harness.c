#include <stdio.h>

struct message {
    char from[8];
    char trusted;
};
void set_from(struct message *m, const char *name);

int main(void)
{
    struct message m = {"nobody", 0};
    char name[64];
    while (scanf("%63s", name) == 1) {
        set_from(&m, name);
        printf("from %s, %s\n", m.from, m.trusted ? "TRUSTED" : "not trusted");
    }
    return 0;
}
