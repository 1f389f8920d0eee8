#include <stdio.h>

int main(void)
{
    const char *name = "Yara";
    int age = 9;
    printf("%s is %d and lives in %d\n", name, age); // expect: bad-format-argument
    return 0;
}
