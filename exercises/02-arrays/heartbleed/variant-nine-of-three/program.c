#include <stdio.h>
int main(void)
{
    char sent[4] = {9, 'h', 'e', 'y'};
    char answer[16];
    int claimed = sent[0];
    for (int i = 0; i < claimed; i++)
        answer[i] = sent[1 + i];
    printf("%c\n", answer[0]);
    return 0;
}
