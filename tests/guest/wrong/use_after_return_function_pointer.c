#include <stdio.h>

typedef const char *(*namer)(int);

static const char *as_text(int n)
{
    char digits[12];
    sprintf(digits, "no. %d", n);
    const char *d = digits;
    return d;
}

static void label(namer name, int n)
{
    const char *text = name(n);
    printf("%s\n", text); // expect: use-after-return
}

int main(void)
{
    label(as_text, 5);
    return 0;
}
