/* The table of signs, to be looked up. */
#include "ui/signs.h"

static const struct sign_info infos[SIGN_COUNT] = {
#define SIGN_ROW(id, of, role, unicode, ascii, means)                                              \
    [SIGN_##id] = {SIGN_##of, ROLE_##role, {unicode, ascii}, means},
    SIGNS(SIGN_ROW)
#undef SIGN_ROW
};

const struct sign_info *sign_info(enum sign s) { return &infos[s]; }

const char *sign_looks(const struct canvas *c, enum sign s) { return infos[s].looks[c->ascii]; }
