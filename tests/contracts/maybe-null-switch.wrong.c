/* One case sets nothing. */
#include <stdio.h>

struct shape { int sides; };

static int sides(char key)
{
    static struct shape three = {3}, four = {4};
    struct shape *s = NULL;
    switch (key) {
    case 't':
        s = &three;
        break;
    case 's':
        s = &four;
        break;
    case 'c':
        break;
    default:
        return -1;
    }
    return s->sides; //! maybe-null
}

int main(void)
{
    printf("%d\n", sides('t'));
    return 0;
}
