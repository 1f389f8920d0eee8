#include <freehold.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int keys_add(const char *key);
void keys_tell(void);
void keys_clear(void);

static int told, wrong, quiet;
static char was[256];

void tell(const char *key)
{
    if (!quiet)
        printf("%s\n", key);
    wrong += strlen(key) > 200 || strcmp(was, key) >= 0;
    strcpy(was, strlen(key) > 200 ? "" : key);
    told++;
}

static void add(const char *key)
{
    if (keys_add(key) != 0)
        printf("no memory for %s\n", key);
}

// The paths of the day that is replayed, in their order, or keys.
int main(void)
{
    static const char *const areas[] = {"account", "basket",
                                        "catalogue", "orders"};
    static const char *const parts[] = {"address", "history", "items",
                                        "preferences", "summary"};
    char word[256];
    while (scanf("%255s", word) == 1) {
        if (strcmp(word, "clear") == 0) {
            keys_clear();
            printf("%zu blocks left\n", freehold_blocks());
        } else if (strcmp(word, "day") == 0) {
            quiet = 1;
            for (int a = 0; a < 4; a++)
                for (int p = 0; p < 5; p++)
                    for (int i = 0; i < 50; i++) {
                        snprintf(word, sizeof word, "/shop/europe/%s/%s/%04d",
                                 areas[a], parts[p], i * 7);
                        add(word);
                    }
        } else if (strcmp(word, "tell") == 0) {
            told = wrong = 0;
            was[0] = '\0';
            keys_tell();
            printf("%d keys%s\n", told,
                   wrong == 0 ? "" : ", not as they came");
        } else {
            add(word);
        }
    }
    keys_clear();
    return 0;
}
