#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct player {
    char *nickname;
    int score;
};

static struct player table[2];

int main(void)
{
    table[0].nickname = strdup("blaze");
    table[0].score = 40;
    if (!table[0].nickname)
        return 1;
    printf("%s %d\n", table[0].nickname, table[0].score);
    free(table[0].nickname);
    memset(&table[0], 0, sizeof table[0]);
    printf("score now %d\n", table[0].score);
    return 0;
}
