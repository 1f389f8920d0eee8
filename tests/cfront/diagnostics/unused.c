#include <stdio.h>

static int never(int x) { return x; }  // expect: unused-function 12
static int counter;                    // expect: unused-variable 12
static const int limit = 3;

int main(void)
{
    int a;                             // expect: unused-variable 9
    int b = 3;                         // expect: unused-variable
    int c;                             // expect: unused-variable
    static int d;                      // expect: unused-variable
    char text[10];                     // expect: unused-variable
    c = limit;
    int e = 0;                         // expect: unused-variable
    e++;
    e += 2;
    for (int i = 0; i < 2; i++) {
        int inner = i;                 // expect: unused-variable 13
        puts("x");
    }
start:                                 // expect: unused-label 1
    return 0;
}
