#include <stdio.h>
#include <string.h>

int main(void)
{
    const char *answers[] = { "no", "maybe", "no" };
    int i = 0;
    while (strcmp(answers[i % 3], "yes") != 0) i = (i + 1) % 3; // expect: step-limit
    printf("%d\n", i);
    return 0;
}
