#include <stdio.h>

#define HEADER "first.h"
#define BRACKET <stdlib.h>
#define QUOTE_(x) #x
#define QUOTE(x) QUOTE_(x)
#define PART second
#include HEADER
#include BRACKET
#include QUOTE(PART.h)

int main(void)
{
    printf("%s %s %d\n", first, second, abs(-5));
    return 0;
}
