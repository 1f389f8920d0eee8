#include <stdio.h>

static void raise_by(int *salary, int percent)
{
    *salary += *salary * percent / 100; // expect: use-after-scope
}

int main(void)
{
    int *pay = NULL;
    do {
        int base = 2000;
        pay = &base;
    } while (pay == NULL);
    raise_by(pay, 10);
    return 0;
}
