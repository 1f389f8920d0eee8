#include <stdio.h>

static void raise_by(int *salary, int percent)
{
    *salary += *salary * percent / 100;
}

int main(void)
{
    int *pay = NULL;
    int base = 2000;
    do {
        pay = &base;
    } while (pay == NULL);
    raise_by(pay, 10);
    return 0;
}
