#include <stdio.h>
#include <string.h>

int main(void)
{
    const char *answers[] = { "no", "maybe", "no" };
    int i = 0;
    while (i < 3 && strcmp(answers[i], "yes") != 0) i++;
    printf("%d\n", i);
    return 0;
}
