#include <stdio.h>

struct bitset {
    unsigned word;
};

static void drop(struct bitset *b, unsigned n)
{
    b->word >>= n; // expect: shift-out-of-range
}

int main(void)
{
    struct bitset b = { 0xffff };
    drop(&b, 4);
    printf("%x\n", b.word);
    drop(&b, 33);
    puts(b.word > 0xffff ? "grew" : "shrank");
    return 0;
}
