#include <stdio.h>

int main(void)
{
    const char *name = "Yara";
    int age = 9;
    printf("%s is %d and lives in %d\n", name, age, 1050);
    return 0;
}
