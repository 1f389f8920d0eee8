/* Reading the ELF objects that libtcc wrote: sections, where they are to lie,
 * debug records. The objects were made by libtcc from hostile text, so offsets
 * are checked against the object's length, though a wrong one would be a fault
 * of libtcc. */
#include <string.h>

#include "judge/link.h"

enum { PAGE = 4096 };

/* libtcc does not align what it writes, so tables are copied out. */
const void *object_table(struct linker *l, const struct object *o, uint64_t offset,
                         uint64_t size)
{
    return memcpy(arena_alloc(&l->arena, size + 1), o->bytes + offset, size);
}

bool object_open(struct linker *l, const struct object *o, struct part *p)
{
    Elf64_Ehdr head;
    if (o->len < sizeof head) {
        return false;
    }
    memcpy(&head, o->bytes, sizeof head);
    if (memcmp(head.e_ident, ELFMAG, SELFMAG) != 0 || head.e_machine != EM_X86_64
        || head.e_shentsize != sizeof(Elf64_Shdr) || head.e_shoff > o->len
        || head.e_shoff + (uint64_t)head.e_shnum * sizeof(Elf64_Shdr) > o->len) {
        return false;
    }
    *p = (struct part){.object = o, .section_count = head.e_shnum};
    p->sections = object_table(l, o, head.e_shoff, p->section_count * sizeof(Elf64_Shdr));
    p->at = arena_array(&l->arena, p->section_count, sizeof *p->at);
    for (size_t i = 0; i < p->section_count; i++) {
        const Elf64_Shdr *s = &p->sections[i];
        if (s->sh_type != SHT_NOBITS && s->sh_type != SHT_NULL
            && (s->sh_offset > o->len || s->sh_size > o->len - s->sh_offset)) {
            return false;
        }
        if (s->sh_type == SHT_SYMTAB && s->sh_link < p->section_count) {
            const Elf64_Shdr *names = &p->sections[s->sh_link];
            p->symbols = object_table(l, o, s->sh_offset, s->sh_size);
            p->symbol_count = s->sh_size / sizeof(Elf64_Sym);
            p->names = o->bytes + names->sh_offset;
            p->names_len = names->sh_size;
        }
    }
    if (!p->names || p->names_len == 0 || p->names[p->names_len - 1] != '\0') {
        return false;
    }
    p->slots = arena_array(&l->arena, p->symbol_count, sizeof *p->slots);
    p->stubs = arena_array(&l->arena, p->symbol_count, sizeof *p->stubs);
    return true;
}

/* ---- laying out ----------------------------------------------------------------- */

static enum region region_of(const Elf64_Shdr *s)
{
    if (!(s->sh_flags & SHF_ALLOC)) {
        return REGION_NONE;
    }
    if (s->sh_flags & SHF_EXECINSTR) {
        return REGION_CODE;
    }
    if (s->sh_type == SHT_NOBITS) {
        return REGION_ZERO;
    }
    return s->sh_flags & SHF_WRITE ? REGION_DATA : REGION_CONST;
}

uintptr_t object_place(struct linker *l, enum region region, uintptr_t at)
{
    for (size_t i = 0; i < l->part_count; i++) {
        struct part *p = &l->parts[i];
        for (size_t k = 1; k < p->section_count; k++) {
            const Elf64_Shdr *s = &p->sections[k];
            if (region_of(s) != region || at > IMAGE_BASE + (uintptr_t)IMAGE_MAX) {
                continue;
            }
            if (s->sh_size > IMAGE_MAX || s->sh_addralign > PAGE) {
                return IMAGE_BASE + (uintptr_t)IMAGE_MAX + 1; /* too big, told by the caller */
            }
            at = link_round_up(at, s->sh_addralign > 16 ? s->sh_addralign : 16);
            p->at[k] = at;
            if (region == REGION_CODE) {
                p->code = p->code ? p->code : at;
                p->code_end = at + s->sh_size;
            }
            at += s->sh_size;
        }
    }
    return at;
}

void object_copy(struct linker *l)
{
    for (size_t i = 0; i < l->part_count; i++) {
        struct part *p = &l->parts[i];
        for (size_t k = 1; k < p->section_count; k++) {
            const Elf64_Shdr *s = &p->sections[k];
            if (p->at[k] && s->sh_type != SHT_NOBITS && s->sh_size) {
                memcpy((void *)p->at[k], p->object->bytes + s->sh_offset, s->sh_size);
            }
        }
    }
}

/* ---- debug records ------------------------------------------------------------------ */

void object_lines(struct linker *l, struct part *p)
{
    const Elf64_Shdr *stab = NULL, *rela = NULL, *names = NULL;
    for (size_t k = 1; k < p->section_count; k++) {
        const Elf64_Shdr *s = &p->sections[k];
        if (s->sh_type == SHT_RELA && s->sh_info < p->section_count && stab
            && &p->sections[s->sh_info] == stab) {
            rela = s;
        } else if (s->sh_entsize == 12 && s->sh_type == SHT_PROGBITS && s->sh_link
                   && s->sh_link < p->section_count && !(s->sh_flags & SHF_ALLOC)) {
            stab = s;
            names = &p->sections[s->sh_link];
        }
    }
    if (!stab || !rela || !names->sh_size
        || p->object->bytes[names->sh_offset + names->sh_size - 1] != '\0') {
        return; /* findings without lines are better than none */
    }
    size_t count = stab->sh_size / 12;
    uint32_t *places = arena_array(&l->arena, count + 1, sizeof *places);
    const Elf64_Rela *r = object_table(l, p->object, rela->sh_offset, rela->sh_size);
    for (size_t i = 0; i < rela->sh_size / sizeof *r; i++) {
        size_t record = r[i].r_offset / 12, symbol = ELF64_R_SYM(r[i].r_info);
        if (record < count && symbol < p->symbol_count
            && p->symbols[symbol].st_shndx < p->section_count) {
            const Elf64_Sym *s = &p->symbols[symbol];
            places[record] = (uint32_t)(p->at[s->st_shndx] + s->st_value
                                        + (uint64_t)r[i].r_addend - IMAGE_BASE);
        }
    }
    lines_add(l->attempt,
              &(struct stab_source){
                  .stabs = (const unsigned char *)p->object->bytes + stab->sh_offset,
                  .stabs_len = stab->sh_size,
                  .names = p->object->bytes + names->sh_offset,
                  .names_len = names->sh_size,
                  .places = places,
                  .code_end = (uint32_t)(p->code_end - IMAGE_BASE),
              },
              l->log);
}

size_t object_constructors(struct linker *l, uintptr_t *ret, size_t room)
{
    size_t count = 0;
    for (size_t i = 0; i < l->part_count; i++) {
        for (size_t k = 1; k < l->parts[i].section_count; k++) {
            const Elf64_Shdr *s = &l->parts[i].sections[k];
            for (size_t n = 0; s->sh_type == SHT_INIT_ARRAY && n < s->sh_size / 8; n++, count++) {
                if (count < room) {
                    memcpy(&ret[count], (void *)(l->parts[i].at[k] + n * 8), 8);
                }
            }
        }
    }
    return count;
}
