#include <stdio.h>
#include <stddef.h>

struct person {
    const char *name;
    struct person *boss;
};

int main(void)
{
    struct person chief = { "Vera", NULL };
    struct person clerk = { "Jon", &chief };
    printf("%s\n", clerk.boss->name);
    printf("%s\n", clerk.boss->boss->name); // expect: null-dereference
    return 0;
}
