#include <stdio.h>

static int count(const char *text)
{
    int points[] = {
        1, 2,
    };
    int n = 0;
    for (; *text; text++) {
        if (*text == 'a') {
            n++;
        else_count:
            n += points[0];
	}
        if (*text == 'b') {
            n++;
    }
    if (n < 0)
        goto else_count;
    return n;
}

int main(void) // expect: missing-brace 5
{
    printf("%d\n", count("abba"));
    return 0;
}
