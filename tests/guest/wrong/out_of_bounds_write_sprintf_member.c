#include <stdio.h>

struct seat {
    char code[4];
    int paid;
};

int main(void)
{
    struct seat row[3];
    for (int i = 0; i < 3; i++) {
        sprintf(row[i].code, "%c%d", 'A' + i, 99 + i); // expect: out-of-bounds-write
        row[i].paid = 1;
    }
    printf("%s %d\n", row[0].code, row[2].paid);
    return 0;
}
