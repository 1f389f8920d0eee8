/* goto leaves the block with the address of its variable. */
#include <stdio.h>

int main(void)
{
    long *count;
    {
        long rounds = 0;
        count = &rounds;
        while (1)
            if (++rounds > 5)
                goto done;
    }
done:
    printf("%ld\n", *count); //! borrow-outlives-owner
    return 0;
}
