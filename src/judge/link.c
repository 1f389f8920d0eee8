/* A linker for what libtcc writes: an ELF object in, an image out.
 *
 * libtcc could relocate into memory itself, but it would leave code and constants in
 * one writable and executable block. Here they are apart:
 *
 *     base   code, stubs                  read, execute
 *            constants, address table     read
 *
 * The guest's functions lie gigabytes away in the Freehold image, out of reach
 * of a 32-bit call, so each that is called gets a stub that jumps through the
 * address table. Every name that is used and not defined is the guest's: cfront has
 * told the learner about all others.
 *
 * Source for the relocations: System V ABI, AMD64 supplement, table 4.9. */
#include "judge/link.h"

#include <stdio.h>
#include <string.h>
#include <sys/mman.h>

#include "base/hash.h"
#include "base/sparse.h"
#include "cfront/cfront.h"
#include "guest/guest.h"

enum { STUB = 8, PAGE = 4096, GUEST_SLOTS = 4096 };

static void fault(struct linker *l, const char *text, const char *name)
{
    if (!l->failed) {
        snprintf(l->log->fault, sizeof l->log->fault, "%s%s", text, name);
    }
    l->failed = true;
}

/* ---- the guest's names, hashed once -------------------------------------------------- */

SPARSE static const struct guest_symbol *guest_table[GUEST_SLOTS];

static uint32_t hash(const char *s) { return fnv32(FNV32_START, s, strlen(s)); }

static void add(const struct guest_symbol *symbols, size_t count)
{
    BUG_IF(count * 2 > GUEST_SLOTS);
    for (size_t i = 0; i < count; i++) {
        uint32_t h = hash(symbols[i].name) % GUEST_SLOTS;
        while (guest_table[h]) {
            h = (h + 1) % GUEST_SLOTS;
        }
        guest_table[h] = &symbols[i];
    }
}

void link_prepare(void)
{
    size_t count;
    const struct guest_symbol *symbols = guest_symbols(&count);
    add(symbols, count);
    symbols = guest_hooks(&count);
    add(symbols, count);
    guest_library_has(STR("main"), true); /* which makes a table of names */
    cfront_prepare(guest_header, guest_header_name);
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

/* ---- relocating -------------------------------------------------------------------- */

/* Address of a symbol. *ret_far: it is the guest's, out of reach of a 32-bit distance. */
static uintptr_t resolve(struct linker *l, size_t index, bool *ret_far)
{
    const Elf64_Sym *s = &l->symbols[index];
    *ret_far = false;
    if (s->st_shndx == SHN_ABS) {
        return s->st_value;
    }
    if (s->st_shndx != SHN_UNDEF) {
        return s->st_shndx < l->section_count ? l->at[s->st_shndx] + s->st_value : 0;
    }
    const char *name = object_symbol_name(l, s);
    const struct guest_symbol *guest = guest_find(name);
    *ret_far = true;
    if (!guest) {
        fault(l, "the library lacks a function that was promised: ", name);
        return 0;
    }
    return (uintptr_t)guest->address;
}

static uintptr_t slot_for(struct linker *l, size_t index, uintptr_t value)
{
    if (!l->slots[index] && l->next_slot + 8 <= l->end_slots) {
        l->slots[index] = l->next_slot;
        l->next_slot += 8;
        memcpy((void *)l->slots[index], &value, sizeof value);
    }
    return l->slots[index];
}

static uintptr_t stub_for(struct linker *l, size_t index, uintptr_t value)
{
    uintptr_t slot = slot_for(l, index, value);
    if (!l->stubs[index] && l->next_stub + STUB <= l->end_stubs) {
        unsigned char *code = (unsigned char *)l->next_stub;
        int32_t distance = (int32_t)(slot - (l->next_stub + 6));
        l->stubs[index] = l->next_stub;
        l->next_stub += STUB;
        code[0] = 0xff; /* jmp *distance(%rip) */
        code[1] = 0x25;
        memcpy(code + 2, &distance, sizeof distance);
        code[6] = code[7] = 0xcc;
    }
    return l->stubs[index];
}

static void write_32(struct linker *l, uintptr_t where, int64_t value, bool is_signed)
{
    int32_t narrow = (int32_t)value;
    if (is_signed ? narrow != value : (uint64_t)value > UINT32_MAX) {
        fault(l, "a relocation of the compiled program does not fit", "");
        return;
    }
    memcpy((void *)where, &narrow, sizeof narrow);
}

static void relocate_one(struct linker *l, uintptr_t section, const Elf64_Rela *r)
{
    size_t index = ELF64_R_SYM(r->r_info);
    uintptr_t where = section + r->r_offset;
    bool far;
    uintptr_t value = resolve(l, index, &far);
    int64_t sum = (int64_t)value + r->r_addend;
    if (l->failed) {
        return;
    }
    switch (ELF64_R_TYPE(r->r_info)) {
    case R_X86_64_64:
        memcpy((void *)where, &sum, sizeof sum);
        break;
    case R_X86_64_PC32:
    case R_X86_64_PLT32:
        if (far) {
            sum = (int64_t)stub_for(l, index, value) + r->r_addend;
        }
        write_32(l, where, sum - (int64_t)where, true);
        break;
    case R_X86_64_GOTPCREL:
    case R_X86_64_GOTPCRELX:
    case R_X86_64_REX_GOTPCRELX:
        sum = (int64_t)slot_for(l, index, value) + r->r_addend;
        write_32(l, where, sum - (int64_t)where, true);
        break;
    case R_X86_64_32:
        write_32(l, where, sum, false);
        break;
    case R_X86_64_32S:
        write_32(l, where, sum, true);
        break;
    case R_X86_64_NONE:
        break;
    default:
        fault(l, "the compiled program holds a relocation of an unknown kind", "");
    }
}

static void relocate(struct linker *l)
{
    for (size_t k = 1; k < l->section_count; k++) {
        const Elf64_Shdr *s = &l->sections[k];
        if (s->sh_type != SHT_RELA || s->sh_info >= l->section_count || !l->at[s->sh_info]) {
            continue;
        }
        const Elf64_Rela *r = object_table(l, s->sh_offset, s->sh_size);
        const Elf64_Shdr *target = &l->sections[s->sh_info];
        for (size_t n = 0; n < s->sh_size / sizeof *r; n++) {
            if (ELF64_R_SYM(r[n].r_info) >= l->symbol_count || r[n].r_offset + 4 > target->sh_size) {
                fault(l, "the compiled program is damaged", "");
                return;
            }
            relocate_one(l, l->at[s->sh_info], &r[n]);
        }
    }
}

/* ---- all of it --------------------------------------------------------------------------- */

static uintptr_t defined(const struct linker *l, const char *name)
{
    for (size_t i = 1; i < l->symbol_count; i++) {
        const Elf64_Sym *s = &l->symbols[i];
        if (s->st_shndx != SHN_UNDEF && s->st_shndx < l->section_count && l->at[s->st_shndx] &&
            strcmp(object_symbol_name(l, s), name) == 0) {
            return l->at[s->st_shndx] + s->st_value;
        }
    }
    return 0;
}

bool link_object(const struct object *o, uintptr_t base, struct judge_log *log, struct image *ret)
{
    struct linker l = {.log = log};
    *ret = (struct image){0};
    if (!object_open(&l, o)) {
        fault(&l, "the compiler wrote an object that cannot be read", "");
        goto out;
    }
    l.next_stub = link_round_up(object_place(&l, REGION_CODE, base), 16);
    l.end_stubs = l.next_stub + l.symbol_count * STUB;
    uintptr_t consts = link_round_up(l.end_stubs, PAGE);
    l.next_slot = link_round_up(object_place(&l, REGION_CONST, consts), 16);
    l.end_slots = l.next_slot + l.symbol_count * 8;
    uintptr_t end = link_round_up(l.end_slots, PAGE) + PAGE;
    if (end > IMAGE_BASE + (uintptr_t)IMAGE_MAX) {
        fault(&l, "the program's code is larger than an image may be", "");
        goto out;
    }
    if (mmap((void *)base, end - base, PROT_READ | PROT_WRITE,
             MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED_NOREPLACE, -1, 0) == MAP_FAILED) {
        fault(&l, "the program's place in memory is taken", "");
        goto out;
    }
    object_copy(&l);
    relocate(&l);
    if (l.failed) {
        goto out;
    }
    ret->code = base;
    ret->end = end;
    ret->code_len = l.next_stub - base;
    uintptr_t entry = defined(&l, "M");
    memcpy(&ret->entry, &entry, sizeof entry);
    ret->table = (void *const *)defined(&l, "T");
    if (mprotect((void *)base, consts - base, PROT_READ | PROT_EXEC) != 0 ||
        mprotect((void *)consts, end - consts, PROT_READ) != 0) {
        fault(&l, "the kernel did not set the rights of the program's pages", "");
    }
out:
    arena_release(&l.arena);
    return !l.failed;
}
