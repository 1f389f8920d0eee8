/* A token is built in one state and handed over in another. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum state { OUTSIDE, WORD, DONE };

static int count_words(const char *text)
{
    enum state s = OUTSIDE;
    char *word = NULL;
    size_t n = 0;
    int count = 0;
    while (s != DONE) {
        char c = *text++;
        switch (s) {
        case OUTSIDE:
            if (!c)
                s = DONE;
            else if (c != ' ') {
                word = malloc(strlen(text) + 2);
                if (!word)
                    return -1;
                word[0] = c;
                n = 1;
                s = WORD;
            }
            break;
        case WORD:
            if (c && c != ' ') {
                word[n++] = c;
                break;
            }
            word[n] = '\0';
            puts(word);
            free(word);
            word = NULL;
            count++;
            s = c ? OUTSIDE : DONE;
            break;
        case DONE:
            break;
        }
    }
    return count;
}

int main(void)
{
    return count_words("not all  who wander") != 4;
}
