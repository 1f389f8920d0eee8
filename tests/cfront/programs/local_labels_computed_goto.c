#include <stdio.h>

/* GNU C: labels as values. */
static int run(const unsigned char *code)
{
    static const void *const op[] = {&&push, &&add, &&mul, &&dup, &&halt};
    int stack[8], sp = 0;
    goto *op[*code++];
push:
    stack[sp++] = *code++;
    goto *op[*code++];
add:
    sp--;
    stack[sp - 1] += stack[sp];
    goto *op[*code++];
mul:
    sp--;
    stack[sp - 1] *= stack[sp];
    goto *op[*code++];
dup:
    stack[sp] = stack[sp - 1];
    sp++;
    goto *op[*code++];
halt:
    return stack[sp - 1];
}

#define FIND(arr, n, want)                         \
    ({                                             \
        __label__ done;                            \
        int at_ = -1;                              \
        for (int i_ = 0; i_ < (n); i_++)           \
            if ((arr)[i_] == (want)) {             \
                at_ = i_;                          \
                goto done;                         \
            }                                      \
    done:                                          \
        at_;                                       \
    })

int main(void)
{
    int a[] = {4, 8, 15, 16};
    printf("%d\n", run((unsigned char[]){0, 3, 0, 4, 1, 3, 2, 4}));
    printf("%d %d\n", FIND(a, 4, 15), FIND(a, 4, 9));
    return 0;
}
