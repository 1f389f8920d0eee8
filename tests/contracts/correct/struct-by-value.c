/* A struct that owns is passed and returned by value. */
#include <ownership.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct string {
    owned nullable char *at;
    size_t length;
};

static struct string string_from(borrows const char *text)
{
    struct string s = {strdup(text), strlen(text)};
    if (!s.at)
        s.length = 0;
    return s;
}

static struct string string_join(borrows const struct string *a, borrows const struct string *b)
{
    struct string s = {malloc(a->length + b->length + 1), a->length + b->length};
    if (!s.at)
        return (struct string){NULL, 0};
    if (a->at)
        memcpy(s.at, a->at, a->length);
    if (b->at)
        memcpy(s.at + a->length, b->at, b->length);
    s.at[s.length] = '\0';
    return s;
}

int main(void)
{
    struct string a = string_from("sun"), b = string_from("rise");
    struct string both = string_join(&a, &b);
    if (both.at)
        puts(both.at);
    free(a.at);
    free(b.at);
    free(both.at);
    return 0;
}
