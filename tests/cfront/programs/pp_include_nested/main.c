#include "outer.h"
#include <stdio.h>
#include "guarded.h"
#include "guarded.h"
#include "once.h"
#include "once.h"

#include "values.h"
#undef VALUES
#define VALUES second
#include "values.h"

int main(void)
{
    printf("%d %d %d\n", OUTER, inner_value, guarded + once);
    printf("%d %d\n", first[2], second[1]);
    printf("%s %d\n", inner_file + (int)sizeof inner_file - 8, inner_line);
    return 0;
}
