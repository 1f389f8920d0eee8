/* The mechanism behind the actions table: keys are parsed once, then a lookup
 * walks the list. With some seventy actions that is far below a keystroke's
 * notice, and the order of the list stays the order of the help screen. */
#include "ui/actions.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

static const struct action_info infos[ACTION_COUNT] = {
    [ACTION_NONE] = {"", 0, "", "", ""},
#define ACTION_ROW(id, where, keys, name, help) [ACTION_##id] = {#id, where, keys, name, help},
    ACTIONS(ACTION_ROW)
#undef ACTION_ROW
};

const struct action_info *action_info(enum action a)
{
    return &infos[a > ACTION_NONE && a < ACTION_COUNT ? a : ACTION_NONE];
}

/* Takes the next key name off keys. */
static bool next_key(struct str *keys, struct key *ret)
{
    *keys = str_trim(*keys);
    if (!keys->len)
        return false;
    size_t n = 0;
    while (n < keys->len && keys->at[n] != ' ')
        n++;
    if (!key_parse(str_slice(*keys, 0, n), ret))
        BUG("the actions table names a key that does not exist: " STR_FMT, STR_ARG(*keys));
    *keys = str_slice(*keys, n, keys->len);
    return true;
}

static bool has_key(enum action a, struct key k)
{
    struct str keys = str_from(infos[a].keys);
    for (struct key one; next_key(&keys, &one);)
        if (key_eq(one, k))
            return true;
    return false;
}

enum action action_of(unsigned where, struct key k)
{
    if ((where & IN_EDITOR) && key_types(k))
        return ACTION_NONE;
    for (int pass = 0; pass < 2; pass++) { /* a view's own first */
        unsigned want = pass == 0 ? where & ~(unsigned)IN_ALL : IN_ALL;
        for (enum action a = ACTION_NONE + 1; a < ACTION_COUNT; a++)
            if ((infos[a].where & want) && has_key(a, k))
                return a;
    }
    return ACTION_NONE;
}

enum action action_named(struct str id)
{
    for (enum action a = ACTION_NONE + 1; a < ACTION_COUNT; a++) {
        const char *name = infos[a].id;
        size_t i = 0;
        while (i < id.len && name[i] &&
               strncasecmp(&name[i], id.at[i] == '-' ? "_" : &id.at[i], 1) == 0)
            i++;
        if (i == id.len && !name[i])
            return a;
    }
    return ACTION_NONE;
}

struct key_text action_key(enum action a)
{
    struct str keys = str_from(action_info(a)->keys);
    struct key k;
    return next_key(&keys, &k) ? key_print(k) : (struct key_text){""};
}

bool actions_clash(char *out, size_t size)
{
    for (enum action a = ACTION_NONE + 1; a < ACTION_COUNT; a++) {
        struct str keys = str_from(infos[a].keys);
        for (struct key k; next_key(&keys, &k);) {
            if (((infos[a].where & (IN_ALL | IN_EDITOR)) && key_types(k))) {
                snprintf(out, size, "%s would take the character %s from the editor", infos[a].id,
                         key_print(k).text);
                return true;
            }
            for (enum action b = a + 1; b < ACTION_COUNT; b++) {
                if ((infos[a].where & infos[b].where) && has_key(b, k)) {
                    snprintf(out, size, "%s and %s both have %s", infos[a].id, infos[b].id,
                             key_print(k).text);
                    return true;
                }
            }
        }
    }
    return false;
}

bool actions_next(unsigned where, enum action *at)
{
    for (enum action a = *at + 1; a < ACTION_COUNT; a++) {
        if (infos[a].where & where) {
            *at = a;
            return true;
        }
    }
    return false;
}
