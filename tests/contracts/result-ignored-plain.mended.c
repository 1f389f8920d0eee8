/* save() says whether it worked, and nobody listens. */
#include <ownership.h>
#include <stdio.h>

must_use static int save(int level)
{
    return level > 99 ? -1 : 0;
}

int main(void)
{
    if (save(100) != 0)
        puts("not saved");
    return 0;
}
