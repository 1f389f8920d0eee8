#include <stdio.h>
#include <string.h>

struct message {
    char from[8];
    char trusted;
};
void set_from(struct message *m, const char *name);

int main(void)
{
    struct message m = {"nobody", 0};
    char word[64], row[64];
    while (scanf("%63s", word) == 1) {
        // The name is put at the very end of a row.
        const char *name = strcpy(row + sizeof row - (strlen(word) + 1), word);
        set_from(&m, name);
        printf("from %s, %s\n", m.from, m.trusted ? "TRUSTED" : "not trusted");
    }
    return 0;
}
