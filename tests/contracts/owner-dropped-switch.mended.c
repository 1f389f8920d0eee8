/* One case of the switch has no free(). */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void answer(char key)
{
    char *reply = strdup("ok");
    if (!reply)
        return;
    switch (key) {
    case 'y':
        puts(reply);
        free(reply);
        break;
    case 'n':
        puts("no");
        free(reply);
        break;
    default:
        free(reply);
    }
}

int main(void)
{
    answer('n');
    return 0;
}
