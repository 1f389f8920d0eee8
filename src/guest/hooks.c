/* hooks.c - the table of the hooks that emitted code calls, for libtcc. */
#include "guest/heart.h"

#define ENTRY(type, name, parameters) { #name, (const void *)hook_##name },
#define COUNTED(name) { "C" #name, (const void *)hook_C##name },
#define DECLARE_COUNTED(name) extern __typeof__(hook_##name) hook_C##name;
COUNTED_HOOKS(DECLARE_COUNTED)
void guest_alloca(void);
static const struct guest_symbol hooks[] = {
    HOOKS(ENTRY) COUNTED_HOOKS(COUNTED) { "alloca", (const void *)guest_alloca }
};

const struct guest_symbol *guest_hooks(size_t *ret_count)
{
    *ret_count = COUNT(hooks);
    return hooks;
}
