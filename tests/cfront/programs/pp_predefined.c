#include <stdio.h>
#include <string.h>

#define HERE __LINE__
#define LINES(...) __LINE__, __VA_ARGS__
#define STR(x) #x
#define XSTR(x) STR(x)

static const char *who(void) { return __func__; }
static size_t length_of_name(void) { return sizeof __func__; }

int main(void)
{
    printf("%d %d\n", __LINE__, HERE);
    int a = __LINE__, b =
        __LINE__;
    printf("%d %d\n", a, b);
    printf("%s\n", __FILE__);
    printf("%s %zu %s %s\n", who(), length_of_name(), __func__, __FUNCTION__);
    printf("%d %d %d\n", __STDC__, (int)__STDC_HOSTED__, __STDC_VERSION__ >= 201112L);
    printf("%d %d\n", (int)strlen(__DATE__), (int)strlen(__TIME__));
    puts("line " XSTR(__LINE__));
    { int v[] = {LINES(1), __LINE__}; printf("%d %d\n", v[0] == v[2], v[1]); }
    printf("%d %d %d\n", __COUNTER__, __COUNTER__, __COUNTER__ > 1);
#if __LINE__ == 27
    puts("27");
#endif
#ifdef __FILE__
    puts("defined");
#endif
    printf("%d\n", __CHAR_BIT__ * (int)__SIZEOF_POINTER__ + __INT_MAX__ % 10);
    return 0;
}
