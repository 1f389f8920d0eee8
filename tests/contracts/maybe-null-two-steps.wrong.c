/* Two links in one line; only the first was asked for. */
#include <ownership.h>
#include <stdio.h>

struct hop { int miles; borrows nullable const struct hop *next; };

static int second(borrows const struct hop *h)
{
    if (!h->next)
        return 0;
    return h->next->next->miles; //! maybe-null
}

int main(void)
{
    struct hop b = {5, NULL}, a = {4, &b}, first = {3, &a};
    printf("%d\n", second(&first));
    return 0;
}
