#include <freehold.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>

int unread(int user);
void cache_clear(void);

enum { USERS = 1024 };
static bool asked[USERS];   // of the database
static int loads;

// What the database would say. For each question somebody waits.
int load(int user)
{
    loads++;
    asked[user] = true;
    return user * 37 % 11;
}

// Most requests are about a few users, as everywhere.
int main(void)
{
    int count;
    if (scanf("%d", &count) != 1)
        return 1;
    unsigned seed = 7;
    long sum = 0;
    int unasked = 0;
    for (int i = 0; i < count; i++) {
        seed = seed * 1103515245u + 12345u;
        unsigned some = seed >> 16 & 1023u;
        int user = (int)(seed >> 30 ? some % 40u : some);
        freehold_request_begin();
        sum += unread(user);
        freehold_request_end();
        unasked += !asked[user];
    }
    cache_clear();
    printf("%d requests, %ld unread\n", count, sum);
    if (count >= 100 && loads > count / 2)
        printf("the database was asked %d times\n", loads);
    if (unasked > 0)
        printf("%d answers that nobody knows\n", unasked);
    if (freehold_blocks() != 0)
        printf("%zu blocks are left\n", freehold_blocks());
    return 0;
}
