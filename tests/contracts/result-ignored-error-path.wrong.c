/* On the way out, the rollback's result is dropped. */
#include <ownership.h>
#include <stdio.h>

must_use static int rollback(int steps)
{
    return steps > 3 ? -1 : 0;
}

static int transfer(int amount)
{
    int status = 0;
    if (amount > 100) {
        status = -1;
        goto undo;
    }
    return status;
undo:
    rollback(amount / 10); //! result-ignored
    return status;
}

int main(void)
{
    printf("%d\n", transfer(500));
    return 0;
}
