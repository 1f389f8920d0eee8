#include <stdio.h>
#include <string.h>

#define N 300
static const char *base(const char *f)
{
    const char *s = strrchr(f, '/');
    return s ? s + 1 : f;
}

int main(void)
{
    printf("%d %s\n", __LINE__, base(__FILE__));
#line 100
    printf("%d %s\n", __LINE__, base(__FILE__));
#line 200 "other.c"
    printf("%d %s\n", __LINE__, __FILE__);

    printf("%d\n", __LINE__);
#line N "made \"up\".c"
    printf("%d %s\n", __LINE__, __FILE__);
# line 7
    printf("%d %s\n", __LINE__, __FILE__);
    return __LINE__ - 8;
}
