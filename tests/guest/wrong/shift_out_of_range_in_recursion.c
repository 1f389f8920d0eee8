#include <stdio.h>

static unsigned tree_size(int level)
{
    if (level > 32)
        return 0;
    return (1u << level) + tree_size(level + 1); // expect: shift-out-of-range
}

int main(void)
{
    puts(tree_size(28) == 0 ? "empty" : "full");
    return 0;
}
