/* Who is meant by a name: another file of the program, or the guest machine. A
 * program's own definition goes before the guest's. A name that nobody defines
 * is told with its line and, where there is one, a name that is nearly the same. */
#include <string.h>

#include "judge/link.h"

enum { GUEST_SLOTS = 4096 };

static uint32_t hash(const char *s)
{
    uint32_t h = 2166136261u; /* FNV-1a */
    for (; *s; s++) {
        h = (h ^ (unsigned char)*s) * 16777619u;
    }
    return h;
}

/* ---- the guest's names, hashed once ---------------------------------------- */

static const struct guest_symbol *guest_table[GUEST_SLOTS];

void link_prepare(void)
{
    size_t count;
    const struct guest_symbol *symbols = guest_symbols(&count);
    BUG_IF(count * 2 > GUEST_SLOTS);
    for (size_t i = 0; i < count; i++) {
        uint32_t h = hash(symbols[i].name) % GUEST_SLOTS;
        while (guest_table[h]) {
            h = (h + 1) % GUEST_SLOTS;
        }
        guest_table[h] = &symbols[i];
    }
}

static const struct guest_symbol *guest_find(const char *name)
{
    for (uint32_t h = hash(name) % GUEST_SLOTS; guest_table[h]; h = (h + 1) % GUEST_SLOTS) {
        if (strcmp(guest_table[h]->name, name) == 0) {
            return guest_table[h];
        }
    }
    return NULL;
}

static const char *symbol_name(const struct part *p, const Elf64_Sym *s)
{
    return s->st_name < p->names_len ? p->names + s->st_name : "";
}

/* ---- names ------------------------------------------------------------------------ */

struct global *name_slot(struct linker *l, const char *name)
{
    size_t h = hash(name) % l->global_slots;
    while (l->globals[h].name && strcmp(l->globals[h].name, name) != 0) {
        h = (h + 1) % l->global_slots;
    }
    return &l->globals[h];
}

static struct str file_name(const struct linker *l, const struct part *p)
{
    return l->attempt->files[p->object->file].name;
}

static void define(struct linker *l, const struct part *p, const char *name, uintptr_t at,
                   bool weak)
{
    struct global *g = name_slot(l, name);
    if (g->name && !g->weak && !weak) {
        const struct log_line *line =
            lines_find(l->log->lines, l->log->line_count, at - IMAGE_BASE);
        char *message = arena_printf(&l->arena, "'%s' is defined here and in " STR_FMT " as well",
                                     name, STR_ARG(file_name(l, g->part)));
        log_diag_add(l->log, SEVERITY_ERROR, "link-error", file_name(l, p), line ? line->line : 0,
                     str_from(message), str_from(name));
        l->failed = true;
    } else if (!g->name || g->weak) {
        *g = (struct global){name, at, weak, p};
    }
}

void name_collect(struct linker *l)
{
    size_t count = 0;
    for (size_t i = 0; i < l->part_count; i++) {
        count += l->parts[i].symbol_count;
    }
    l->global_slots = count * 2 + 16;
    l->globals = arena_array(&l->arena, l->global_slots, sizeof *l->globals);
    for (size_t i = 0; i < l->part_count; i++) {
        const struct part *p = &l->parts[i];
        for (size_t k = 1; k < p->symbol_count; k++) {
            const Elf64_Sym *s = &p->symbols[k];
            unsigned bind = ELF64_ST_BIND(s->st_info);
            if (bind == STB_LOCAL || s->st_shndx == SHN_UNDEF || s->st_shndx >= p->section_count
                || p->at[s->st_shndx] == 0) {
                continue;
            }
            define(l, p, symbol_name(p, s), p->at[s->st_shndx] + s->st_value, bind == STB_WEAK);
        }
    }
}

/* "did you mean" for a name that nobody defines. */
static const char *nearest(struct linker *l, const char *name)
{
    size_t count, n = 0;
    const struct guest_symbol *symbols = guest_symbols(&count);
    const char **names = arena_array(&l->arena, count + l->global_slots, sizeof *names);
    for (size_t i = 0; i < count; i++) {
        if (symbols[i].name[0] != '_') {
            names[n++] = symbols[i].name;
        }
    }
    for (size_t i = 0; i < l->global_slots; i++) {
        if (l->globals[i].name && l->globals[i].name[0] && l->globals[i].at) {
            names[n++] = l->globals[i].name;
        }
    }
    return str_nearest(str_from(name), names, n);
}

static void undefined(struct linker *l, const struct part *p, const char *name, uintptr_t where)
{
    struct global *g = name_slot(l, name);
    l->failed = true;
    if (g->name) {
        return; /* told before */
    }
    *g = (struct global){name, 0, true, p};
    const struct log_line *line =
        lines_find(l->log->lines, l->log->line_count, where - IMAGE_BASE);
    struct str file = line && line->file < l->attempt->file_count
                          ? l->attempt->files[line->file].name : file_name(l, p);
    const char *guess = nearest(l, name);
    const char *message = arena_printf(
        &l->arena, guess ? "'%s' is used here but defined nowhere; did you mean '%s'?"
                         : "'%s' is used here but defined nowhere", name, guess);
    log_diag_add(l->log, SEVERITY_ERROR, "link-error", file, line ? line->line : 0,
                 str_from(message), str_from(name));
}

uintptr_t name_resolve(struct linker *l, struct part *p, size_t index, uintptr_t where,
                         bool *ret_far)
{
    const Elf64_Sym *s = &p->symbols[index];
    *ret_far = false;
    if (s->st_shndx == SHN_ABS) {
        return s->st_value;
    }
    if (ELF64_ST_BIND(s->st_info) == STB_LOCAL) {
        return s->st_shndx < p->section_count ? p->at[s->st_shndx] + s->st_value : 0;
    }
    const char *name = symbol_name(p, s);
    const struct global *g = name_slot(l, name);
    if (g->name && g->at) {
        return g->at;
    }
    const struct guest_symbol *guest = guest_find(name);
    if (guest) {
        *ret_far = true;
        return (uintptr_t)guest->address;
    }
    if (ELF64_ST_BIND(s->st_info) != STB_WEAK) {
        undefined(l, p, name, where);
    }
    return 0;
}
