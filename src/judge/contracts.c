/* Names of what program/contracts.h lists: of the rules, of what the places of a path are, and what a
 * variable may do, in three letters. */
#include "judge/judge.h"

#define X(id, word, phrase, rust) [CONTRACT_CODE_##id] = {word, phrase, rust},
static const struct { const char *word, *phrase, *rust; } names[CONTRACT_CODES_END] = {CONTRACT_CODES(X)};
#undef X

static bool known(enum contract_code c) { return c > CONTRACT_CODE_NONE && c < CONTRACT_CODES_END; }

const char *contract_word(enum contract_code c) { return known(c) ? names[c].word : ""; }

const char *contract_rule(enum contract_code c) { return known(c) ? names[c].phrase : ""; }

const char *contract_rust(enum contract_code c) { return known(c) ? names[c].rust : ""; }

const char *contract_role_word(enum contract_role r)
{
    static const char *const words[] = {
        [CONTRACT_ROLE_NONE] = "", [CONTRACT_ROLE_OWNED] = "owned", [CONTRACT_ROLE_MOVED] = "moved",
        [CONTRACT_ROLE_FREED] = "freed", [CONTRACT_ROLE_BORROWED] = "borrowed", [CONTRACT_ROLE_CHANGED] = "changed",
        [CONTRACT_ROLE_BRANCH] = "branch", [CONTRACT_ROLE_USED] = "used", [CONTRACT_ROLE_ENDED] = "ended",
        [CONTRACT_ROLE_LOCKED] = "locked", [CONTRACT_ROLE_UNLOCKED] = "unlocked",
        [CONTRACT_ROLE_WRITTEN] = "written",
    };
    return (size_t)r < COUNT(words) ? words[r] : "";
}

struct permit_text permit_text(unsigned permits, unsigned some)
{
    static const struct { unsigned bit; char always, some; } rows[] = {
        {PERMIT_READ, 'R', 'r'}, {PERMIT_WRITE, 'W', 'w'}, {PERMIT_OWN, 'O', 'o'}};
    struct permit_text t = {"---"};
    for (size_t i = 0; i < COUNT(rows); i++)
        t.text[i] = permits & rows[i].bit ? rows[i].always : some & rows[i].bit ? rows[i].some : '-';
    return t;
}
