#include <stdio.h>

struct bank;
struct token { struct bank *bank; };
struct bank { struct token token; int balance; };

static void give_back(struct token **held)
{
    (*held)->bank = NULL;
    *held = NULL;
}

int main(void)
{
    struct bank b = {{NULL}, 100};
    b.token.bank = &b;
    struct token *t = &b.token;
    struct token *copy = t;
    give_back(&t);
    printf("%d\n", b.balance);
    return copy->bank == NULL ? 0 : 1;
}
