#include <stdio.h>

int value = 11;

static int reach(void)
{
    int value = 22;
    {
        extern int value; /* the one at file scope again */
        value++;
        {
            int value = 33;
            (void)value;
        }
        return value;
    }
    return value;
}

int main(void)
{
    extern int later(int);
    extern int data[];
    int got = reach();
    printf("%d %d\n", got, value);
    printf("%d %d\n", later(4), data[2]);
    return 0;
}

int data[4] = {1, 2, 3};
int later(int x) { return x + data[3] + data[0]; }
