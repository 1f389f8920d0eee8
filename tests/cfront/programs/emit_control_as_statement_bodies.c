#include <stdio.h>

/* Bodies without braces, nested as deep as the grammar allows. */
static int f(int n)
{
    int r = 0;
    for (int i = 0; i < n; i++)
        if (i % 2)
            while (i % 3)
                do
                    if (i > 4)
                        switch (i)
                        case 5: case 7:
                            for (;;)
                                if (r++ > 3)
                                    break;
                                else
                                    continue;
                    else
                        r += 10;
                while (r % 2 && i++ < n);
                ;
    return r;
}

static int g(int n)
{
    if (n) if (n > 1) if (n > 2) return 3; else return 2; else return 1; else return 0;
}

static int h(int n)
{
    do while (n > 100) n /= 2; while (n-- > 90);
    for (;;) for (;;) if (n < 80) goto out; else n--;
out:
    if (0) l: n = -1;
    else if (n == 79) goto l;
    return n;
}

int main(void)
{
    (void)f;
    printf("%d %d %d %d\n", g(0), g(1), g(2), g(3));
    printf("%d\n", h(1000));
    return 0;
}
