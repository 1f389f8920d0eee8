/* The outer call's first argument is gone when the second has been made. */
#include <ownership.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int weigh(owns char *parcel)
{
    int n = (int)strlen(parcel);
    free(parcel);
    return n;
}

int main(void)
{
    char *parcel = strdup("books");
    if (!parcel)
        return 1;
    printf("%s: ", parcel);
    int grams = weigh(parcel);
    printf("%d\n", grams);
    return 0;
}
