/* hooks.c - the table of the hooks that emitted code calls, for libtcc. */
#include "guest/heart.h"

#define ENTRY(type, name, parameters) { #name, (const void *)hook_##name },
void guest_alloca(void);
static const struct guest_symbol hooks[] = { HOOKS(ENTRY){ "alloca", (const void *)guest_alloca } };

const struct guest_symbol *guest_hooks(size_t *ret_count)
{
    *ret_count = COUNT(hooks);
    return hooks;
}
