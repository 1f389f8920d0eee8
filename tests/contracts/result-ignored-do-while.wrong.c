/* Looked at nowhere: the loop counts its rounds instead. */
#include <ownership.h>
#include <stdio.h>

must_use static int pump(int litres)
{
    return litres > 2;
}

int main(void)
{
    int n = 0;
    do
        pump(n); //! result-ignored
    while (++n < 4);
    printf("%d\n", n);
    return 0;
}
