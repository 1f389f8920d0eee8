#include <stdio.h>

enum op { ADD, SUB, MUL };

static int apply(enum op op, int a, int b)
{
    switch (op) {
    case ADD: return a + b;
    case SUB: return a - b;
    case MUL: return a * b;
    }
    return 0;
}

static const char *size(int n)
{
    switch (n) {
    case 0:
        return "none";
    case 1: case 2:
        return "few";
    case 3 ... 9: {
        const char *s = "some";
        return s;
    }
    default:
        break;
    }
    return "many";
}

int main(void)
{
    int c = 'x', vowels = 0;
    switch (c) {
    case 'a': case 'e': case 'i':
        vowels++;
        /* fall through */
    case 'y':
        vowels++;
        break;
    default:;
    }
    switch (c)
    case 'x':
        vowels++;
    printf("%d %s %s %d\n", apply(MUL, 3, 4), size(0), size(5), vowels);
    return 0;
}
