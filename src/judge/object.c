/* Reading the ELF object that libtcc wrote: its sections and where they are to lie.
 * Offsets are checked against the object's length, though a wrong one would be a
 * fault of libtcc. */
#include <string.h>

#include "judge/link.h"

enum { PAGE = 4096 };

/* libtcc does not align what it writes, so tables are copied out. */
const void *object_table(struct linker *l, uint64_t offset, uint64_t size)
{
    return memcpy(arena_alloc(&l->arena, size + 1), l->object->bytes + offset, size);
}

bool object_open(struct linker *l, const struct object *o)
{
    Elf64_Ehdr head;
    l->object = o;
    if (o->len < sizeof head) {
        return false;
    }
    memcpy(&head, o->bytes, sizeof head);
    if (memcmp(head.e_ident, ELFMAG, SELFMAG) != 0 || head.e_machine != EM_X86_64
        || head.e_shentsize != sizeof(Elf64_Shdr) || head.e_shoff > o->len
        || head.e_shoff + (uint64_t)head.e_shnum * sizeof(Elf64_Shdr) > o->len) {
        return false;
    }
    l->section_count = head.e_shnum;
    l->sections = object_table(l, head.e_shoff, l->section_count * sizeof(Elf64_Shdr));
    l->at = arena_array(&l->arena, l->section_count, sizeof *l->at);
    for (size_t i = 0; i < l->section_count; i++) {
        const Elf64_Shdr *s = &l->sections[i];
        if (s->sh_type != SHT_NOBITS && s->sh_type != SHT_NULL
            && (s->sh_offset > o->len || s->sh_size > o->len - s->sh_offset)) {
            return false;
        }
        if (s->sh_type == SHT_SYMTAB && s->sh_link < l->section_count) {
            const Elf64_Shdr *names = &l->sections[s->sh_link];
            l->symbols = object_table(l, s->sh_offset, s->sh_size);
            l->symbol_count = s->sh_size / sizeof(Elf64_Sym);
            l->names = o->bytes + names->sh_offset;
            l->names_len = names->sh_size;
        }
    }
    l->slots = arena_array(&l->arena, l->symbol_count + 1, sizeof *l->slots);
    l->stubs = arena_array(&l->arena, l->symbol_count + 1, sizeof *l->stubs);
    return l->names_len > 0 && l->names[l->names_len - 1] == '\0';
}

const char *object_symbol_name(const struct linker *l, const Elf64_Sym *s)
{
    return s->st_name < l->names_len ? l->names + s->st_name : "";
}

/* What libtcc puts into writable data (T, texts of signatures) is never written. */
static enum region region_of(const Elf64_Shdr *s)
{
    if (!(s->sh_flags & SHF_ALLOC)) {
        return REGION_NONE;
    }
    return s->sh_flags & SHF_EXECINSTR ? REGION_CODE : REGION_CONST;
}

uintptr_t object_place(struct linker *l, enum region region, uintptr_t at)
{
    for (size_t k = 1; k < l->section_count; k++) {
        const Elf64_Shdr *s = &l->sections[k];
        if (region_of(s) != region || at > IMAGE_BASE + (uintptr_t)IMAGE_MAX) {
            continue;
        }
        if (s->sh_size > IMAGE_MAX || s->sh_addralign > PAGE) {
            return IMAGE_BASE + (uintptr_t)IMAGE_MAX + 1; /* too big, told by the caller */
        }
        at = link_round_up(at, s->sh_addralign > 16 ? s->sh_addralign : 16);
        l->at[k] = at;
        at += s->sh_size;
    }
    return at;
}

void object_copy(struct linker *l)
{
    for (size_t k = 1; k < l->section_count; k++) {
        const Elf64_Shdr *s = &l->sections[k];
        if (l->at[k] && s->sh_type != SHT_NOBITS && s->sh_size) {
            memcpy((void *)l->at[k], l->object->bytes + s->sh_offset, s->sh_size);
        }
    }
}
