#include <stdio.h>

int (x) = 3, *(y) = &x, ((z)), (*(arr)[2]), (fun)(int (a));

int (fun)(int (a)) { return a + 1; }

typedef int (number);
typedef int (*(handler))(number);

static number (apply)(handler (h), number (n)) { return (h)((n)); }

int main(void)
{
    number(local) = 5;
    int(*p) = &local;
    arr[0] = &x;
    arr[1] = p;
    z = *(y) + (*(arr[1]));
    printf("%d %d\n", z, (apply)((fun), (z)));
    printf("%d\n", (*(&(*(fun))))(1));
    return 0;
}
