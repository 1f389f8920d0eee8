#include <stdio.h>

struct rgb {
    short red, green, blue;
};

int main(void)
{
    struct rgb c = { 0, 0, 0 };
    sscanf("200 100 50", "%d %hd %hd", &c.red, &c.green, &c.blue); // expect: bad-format-argument
    puts(c.blue == 50 ? "blue 50" : "no blue");
    return 0;
}
