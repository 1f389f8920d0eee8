#include <stdio.h>

static int trace(int v) { printf("%d ", v); return v; }
static void end(int v) { printf("= %d\n", v); }

int main(void)
{
    end(trace(0) && trace(1));
    end(trace(2) && trace(3));
    end(trace(0) || trace(4));
    end(trace(5) || trace(6));
    end((trace(0) || trace(1)) && trace(2));
    end(trace(0) && trace(1) || trace(2) && trace(0) || trace(3));
    end(!(trace(1) && trace(0)) || trace(7));
    int *p = NULL, i = 0;
    end(p && *p);
    end(!p || *p == 3);
    end(i++ && i++);
    end(i);
    end(i++ || i++);
    end(i);
    end(0.5 && -0.0);
    end("" && p);
    if (trace(0) || (trace(1), trace(0)))
        puts("wrong");
    else
        puts("else");
    int x = 3 && 4, y = 0 || 0.0f;
    end(x * 10 + y);
    return 0;
}
