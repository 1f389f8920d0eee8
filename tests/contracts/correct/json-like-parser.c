/* A recursive value parser: arrays grow, errors unwind, nothing is lost. */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum kind { NIL, NUM, STR, ARR };
struct json {
    enum kind kind;
    double num;
    char *str;
    struct json **items;
    size_t count;
};

static void json_free(struct json *j)
{
    if (!j)
        return;
    free(j->str);
    for (size_t i = 0; i < j->count; i++)
        json_free(j->items[i]);
    free(j->items);
    free(j);
}

static const char *skip(const char *s)
{
    while (isspace((unsigned char)*s))
        s++;
    return s;
}

static int json_push(struct json *j, struct json *item)
{
    struct json **items = realloc(j->items, (j->count + 1) * sizeof *items);
    if (!items)
        return -1;
    j->items = items;
    j->items[j->count++] = item;
    return 0;
}

static struct json *json_parse(const char **s)
{
    struct json *j = calloc(1, sizeof *j);
    if (!j)
        return NULL;
    *s = skip(*s);
    if (**s == '"') {
        const char *end = strchr(*s + 1, '"');
        if (!end)
            goto fail;
        j->kind = STR;
        j->str = strndup(*s + 1, (size_t)(end - *s - 1));
        if (!j->str)
            goto fail;
        *s = end + 1;
    } else if (**s == '[') {
        j->kind = ARR;
        ++*s;
        for (;;) {
            *s = skip(*s);
            if (**s == ']') {
                ++*s;
                break;
            }
            struct json *item = json_parse(s);
            if (!item)
                goto fail;
            if (json_push(j, item)) {
                json_free(item);
                goto fail;
            }
            *s = skip(*s);
            if (**s == ',')
                ++*s;
            else if (**s != ']')
                goto fail;
        }
    } else {
        char *end;
        j->num = strtod(*s, &end);
        if (end == *s)
            goto fail;
        j->kind = NUM;
        *s = end;
    }
    return j;
fail:
    json_free(j);
    return NULL;
}

int main(void)
{
    const char *good = "[1, \"two\", [3, 4]]", *bad = "[1, [2, x]]";
    struct json *j = json_parse(&good);
    struct json *k = json_parse(&bad);
    int right = j && j->count == 3 && !k;
    json_free(j);
    json_free(k);
    return !right;
}
