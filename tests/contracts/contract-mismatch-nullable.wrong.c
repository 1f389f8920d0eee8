/* One says that NULL may go in, the other that it may not. */
#include <ownership.h>
#include <stdio.h>

struct hat { int size; };

int hat_size(borrows nullable const struct hat *h);

int hat_size(borrows const struct hat *h) //! contract-mismatch
{
    return h->size;
}

int main(void)
{
    struct hat h = {58};
    printf("%d\n", hat_size(&h));
    return 0;
}
