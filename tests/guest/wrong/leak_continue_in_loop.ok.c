#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
    const char *words[] = { "sun", "", "moon" };
    int printed = 0;
    for (int i = 0; i < 3; i++) {
        char *w = malloc(16);
        if (!w)
            return 1;
        strcpy(w, words[i]);
        if (w[0] == '\0') {
            free(w);
            continue;
        }
        printf("<%s>\n", w);
        printed++;
        free(w);
    }
    printf("%d words\n", printed);
    return 0;
}
