#include <stdio.h>
#include <stdlib.h>

static int highscores[3] = { 900, 700, 500 };

static int *best(int copy)
{
    if (!copy)
        return highscores;
    int *mine = malloc(sizeof highscores);
    for (int i = 0; mine && i < 3; i++)
        mine[i] = highscores[i];
    return mine;
}

int main(void)
{
    int *scores = best(1);
    if (!scores)
        return 1;
    printf("%d\n", scores[0]);
    free(scores);
    return 0;
}
