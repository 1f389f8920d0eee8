/* One says that NULL may go in, the other that it may not.
 * Changed when the checker read it: the body followed NULL, a mistake of its own. */
#include <ownership.h>
#include <stdio.h>

struct hat { int size; };

int hat_size(borrows nullable const struct hat *h);

int hat_size(borrows nullable const struct hat *h)
{
    return h ? h->size : 0;
}

int main(void)
{
    struct hat h = {58};
    printf("%d\n", hat_size(&h));
    return 0;
}
