#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The sum of the digits of text, -1 when there is anything else in it. */
static int digit_sum(const char *text)
{
    int sum = 0;
    char *copy = strdup(text);
    if (!copy)
        return -1;
    for (char *c = copy; *c; c++) {
        if (*c < '0' || *c > '9') {
            free(copy);
            return -1;
        }
        sum += *c - '0';
    }
    free(copy);
    return sum;
}

int main(void)
{
    printf("%d\n", digit_sum("2024"));
    printf("%d\n", digit_sum("20x4"));
    return 0;
}
