#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

__attribute__((warn_unused_result)) static int check(int x) { return x > 0; }

int main(void)
{
    char c = 'a';
    check(1);             // expect: ignored-result 5
    malloc(10);           // expect: ignored-result
    strlen("four");       // expect: ignored-result
    toupper(c);           // expect: ignored-result
    abs(-3);              // expect: ignored-result
    strcmp("a", "b");     // expect: ignored-result
    strdup("lost");       // expect: ignored-result
    (void)check(2);
    putchar(c);
    return check(3) ? 0 : 1;
}
