/* The caller's pointer is set to a local.
 * First marked as returns-local; Rust says "does not live long enough" of it. */
#include <stdio.h>

static void newest(const int *values, int count, const int **ret)
{
    int most = values[0];
    for (int i = 1; i < count; i++)
        if (values[i] > most)
            most = values[i];
    *ret = &most; //! borrow-outlives-owner
}

int main(void)
{
    int values[] = {4, 9, 2};
    const int *most;
    newest(values, 3, &most);
    return most == NULL;
}
