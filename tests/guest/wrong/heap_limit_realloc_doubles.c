#include <stdio.h>
#include <stdlib.h>

int main(void)
{
    size_t room = 1024;
    char *text = malloc(room);
    if (!text)
        return 1;
    while (room > 0) {
        char *more = realloc(text, room * 2); // expect: heap-limit
        if (!more)
            break;
        text = more;
        room *= 2;
    }
    free(text);
    puts("enough");
    return 0;
}
