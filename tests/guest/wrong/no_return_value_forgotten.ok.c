#include <stdio.h>

static double to_fahrenheit(double celsius)
{
    double f = celsius * 9 / 5 + 32;
    return f;
}

int main(void)
{
    double f = to_fahrenheit(100);
    puts(f == 1.25 ? "?" : "computed");
    return 0;
}
