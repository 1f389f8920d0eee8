/* The last of the line has nobody behind it. */
#include <ownership.h>
#include <stdio.h>

struct person { int age; borrows nullable struct person *behind; };

static int next_age(borrows const struct person *p)
{
    return p->behind->age; //! maybe-null
}

int main(void)
{
    struct person last = {9, NULL}, first = {8, &last};
    printf("%d\n", next_age(&first));
    return 0;
}
