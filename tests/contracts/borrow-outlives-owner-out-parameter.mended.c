/* The caller's pointer is set to a local.
 * First marked as returns-local; Rust says "does not live long enough" of it. */
#include <stdio.h>

static void newest(const int *values, int count, int *ret)
{
    int most = values[0];
    for (int i = 1; i < count; i++)
        if (values[i] > most)
            most = values[i];
    *ret = most;
}

int main(void)
{
    int values[] = {4, 9, 2};
    int most;
    newest(values, 3, &most);
    return most != 9;
}
