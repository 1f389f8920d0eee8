#include <stdio.h>

#define kind(x) _Generic((x), int: "int", double: "double", char *: "text", default: "other")
#define max(a, b) ({ __typeof__(a) a_ = (a); __typeof__(b) b_ = (b); a_ > b_ ? a_ : b_; })
#define JOIN(a, b) a##b
#define TEXT(...) #__VA_ARGS__

int main(void)
{
    char *s = "x";
    printf("%s %s %s %s\n", kind(1), kind(1.5), kind(s), kind(1u));
    printf("%d %g\n", max(3, 4), max(2.5, 1));
    int JOIN(na, me) = 5;
    printf("%d %s %s\n", name, TEXT(a + b, c), __func__);
    _Static_assert(sizeof(char) == 1, "always");
    return 0;
}
