#include <stdio.h>
#include <stdlib.h>

struct coin {
    int cents;
    struct coin *next;
};

int main(void)
{
    struct coin *purse = NULL;
    for (int i = 1; i <= 3; i++) {
        struct coin *c = malloc(sizeof *c);
        if (!c)
            return 1;
        c->cents = i * 10;
        c->next = purse;
        purse = c;
    }
    while (purse) {
        printf("%d\n", purse->cents);
        struct coin *next = purse->next;
        free(purse);
        purse = next;
    }
    return 0;
}
