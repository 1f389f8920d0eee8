#include <stdio.h>
#include <stddef.h>

struct link {
    int value;
    struct link *next;
};

int main(void)
{
    struct link c = { 3, NULL }, b = { 2, &c }, a = { 1, &b };
    struct link *l = &a;
    while (l->value != 4) { // expect: null-dereference
        printf("%d\n", l->value);
        l = l->next;
    }
    return 0;
}
