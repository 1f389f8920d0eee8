#include <stdio.h>

struct card {
    char suit;
    int rank;
    int face_up;
};

int main(void)
{
    struct card c, copy;
    c.suit = 'h';
    c.rank = 12;
    copy = c;
    printf("%c %d\n", copy.suit, copy.rank);
    printf("%d\n", copy.face_up); // expect: uninitialised-read
    return 0;
}
