/* Names of what program/contracts.h lists: of the rules, of what the places of a path are, and what a
 * variable may do, in three letters. */
#include "judge/judge.h"

#include "cfront/cfront.h"

const char *contract_word(enum contract_code c) { return contract_code_name(c); }

const char *contract_rust(enum contract_code c) { return contract_code_rust(c); }

const char *contract_rule(enum contract_code c)
{
    switch (c) {
#define X(id, word, phrase, rust) case CONTRACT_CODE_##id: return phrase;
    CONTRACT_CODES(X)
#undef X
    default: return "";
    }
}

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
