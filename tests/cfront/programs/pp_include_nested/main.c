#include "outer.h"
#include <stdio.h>
#include "guarded.h"
#include "guarded.h"
#include "once.h"
#include "once.h"

#define HEADER "values.h"
#define BRACKET <stdlib.h>
#define QUOTE_(x) #x
#define QUOTE(x) QUOTE_(x)
#define PART values
#include HEADER
#include BRACKET
#undef VALUES
#define VALUES second
#include QUOTE(PART.h)

int main(void)
{
    printf("%d %d %d\n", OUTER, inner_value, guarded + once);
    printf("%d %d\n", first[2], second[1]);
    printf("%s %d\n", inner_file + (int)sizeof inner_file - 8, inner_line);
    printf("%d\n", abs(-5));
    return 0;
}
