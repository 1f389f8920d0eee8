#include <stdio.h>

#define name(x) _Generic((x), int: "int", double: "double", char *: "text", default: "other")
#define max(a, b) ({ __typeof__(a) a_ = (a); __typeof__(b) b_ = (b); a_ > b_ ? a_ : b_; })
#define swap(a, b) do { __typeof__(a) t_ = a; a = b; b = t_; } while (0)
#define list_each(i, n) for (int i = 0; i < n; ++i)

int main(void)
{
    int a = 1, b = 2;
    char text[] = "x";
    swap(a, b);
    list_each(i, 2)
        printf("%d\n", max(a, i));
    printf("%s %s %s %s\n", name(a), name(1.0), name(text), name(1L));
    return max(a, b) == 2 ? 0 : 1;
}
