#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct contact {
    char *name;
    int phone;
};

static void contact_release(struct contact *c)
{
    free(c->name); // expect: double-free
}

int main(void)
{
    struct contact home = { strdup("Petra"), 5551 };
    struct contact work = home;
    work.phone = 7772;
    printf("%s %d %d\n", home.name, home.phone, work.phone);
    contact_release(&home);
    contact_release(&work);
    return 0;
}
