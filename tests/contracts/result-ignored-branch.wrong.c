/* Looked at in one branch, not in the other. */
#include <ownership.h>
#include <stdio.h>

must_use static int brake(int force)
{
    return force < 5;
}

static int stop(int urgent)
{
    if (urgent)
        return brake(9);
    else
        brake(2); //! result-ignored
    return 0;
}

int main(void)
{
    printf("%d\n", stop(1));
    return 0;
}
