#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct trie { struct trie *kid[26]; int words, end; };

static int nodes;
static struct trie *new(void) { nodes++; return calloc(1, sizeof(struct trie)); }

static void add(struct trie *t, const char *w)
{
    for (; *w; w++) {
        struct trie **k = &t->kid[*w - 'a'];
        if (!*k)
            *k = new();
        t = *k;
        t->words++;
    }
    t->end++;
}

static void complete(const struct trie *t, char *buf, int n, int *left)
{
    if (t->end && (*left)-- > 0)
        printf("%.*s ", n, buf);
    for (int i = 0; i < 26 && *left > 0; i++)
        if (t->kid[i]) {
            buf[n] = (char)('a' + i);
            complete(t->kid[i], buf, n + 1, left);
        }
}

static int prune(struct trie **t, int min)
{
    int kept = 0;
    for (int i = 0; i < 26; i++)
        if ((*t)->kid[i])
            kept += prune(&(*t)->kid[i], min);
    if (!kept && (*t)->words < min) {
        free(*t);
        *t = NULL;
        nodes--;
        return 0;
    }
    return kept + 1;
}

int main(void)
{
    static const char *const words[] = {"car", "card", "care", "cat", "dog", "do", "dot", "cart", "zebra"};
    struct trie *root = new();
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        add(root, words[i]);
    char buf[16] = "ca";
    int left = 4;
    complete(root->kid['c' - 'a']->kid[0], buf, 2, &left);
    printf("\n%d %d\n", nodes, root->kid['c' - 'a']->words);
    int kept = prune(&root, 2);
    printf("%d %d\n", kept, nodes);
    prune(&root, 1000);
    printf("%d %d\n", nodes, root == NULL);
    return 0;
}
