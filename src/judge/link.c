/* A linker for what libtcc writes: some ELF objects in, one image out.
 *
 * libtcc could relocate into memory itself, but it would leave code, constants
 * and variables in one writable and executable block. Here they are apart:
 *
 *     IMAGE_BASE   code of each object, start-up code, stubs    read, execute
 *                  constants of each object, address table      read
 *                  variables of each object, then zeroes        read, write
 *
 * The guest's functions lie gigabytes away in the Freehold image, out of reach
 * of a 32-bit call, so each that is called gets a stub that jumps through the
 * address table.
 *
 * Source for the relocations: System V ABI, AMD64 supplement, table 4.9. */
#include "judge/link.h"

#include <string.h>
#include <sys/mman.h>

enum { STUB = 8, PAGE = 4096 };

void link_fault(struct linker *l, const char *text)
{
    l->failed = true;
    l->log->trouble = TROUBLE_OURS;
    strncpy(l->log->fault, text, sizeof l->log->fault - 1);
}

/* ---- relocating -------------------------------------------------------------------- */

static uintptr_t slot_for(struct linker *l, struct part *p, size_t index, uintptr_t value)
{
    if (!p->slots[index] && l->next_slot + 8 <= l->end_slots) {
        p->slots[index] = l->next_slot;
        l->next_slot += 8;
        memcpy((void *)p->slots[index], &value, sizeof value);
    }
    return p->slots[index];
}

static uintptr_t stub_for(struct linker *l, struct part *p, size_t index, uintptr_t value)
{
    uintptr_t slot = slot_for(l, p, index, value);
    if (!p->stubs[index] && l->next_stub + STUB <= l->end_stubs) {
        unsigned char *code = (unsigned char *)l->next_stub;
        int32_t distance = (int32_t)(slot - (l->next_stub + 6));
        p->stubs[index] = l->next_stub;
        l->next_stub += STUB;
        code[0] = 0xff; /* jmp *distance(%rip) */
        code[1] = 0x25;
        memcpy(code + 2, &distance, sizeof distance);
        code[6] = code[7] = 0xcc;
    }
    return p->stubs[index];
}

static void write_32(struct linker *l, uintptr_t where, int64_t value, bool is_signed)
{
    int32_t narrow = (int32_t)value;
    if (is_signed ? narrow != value : (uint64_t)value > UINT32_MAX) {
        link_fault(l, "a relocation of the compiled program does not fit");
        return;
    }
    memcpy((void *)where, &narrow, sizeof narrow);
}

static void relocate_one(struct linker *l, struct part *p, uintptr_t section, const Elf64_Rela *r)
{
    size_t index = ELF64_R_SYM(r->r_info);
    uintptr_t where = section + r->r_offset;
    bool far;
    uintptr_t value = name_resolve(l, p, index, where, &far);
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
            sum = (int64_t)stub_for(l, p, index, value) + r->r_addend;
        }
        write_32(l, where, sum - (int64_t)where, true);
        break;
    case R_X86_64_GOTPCREL:
    case R_X86_64_GOTPCRELX:
    case R_X86_64_REX_GOTPCRELX:
        sum = (int64_t)slot_for(l, p, index, value) + r->r_addend;
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
        link_fault(l, "the compiled program holds a relocation of an unknown kind");
    }
}

/* Calls each with every relocation of the sections that are in the image. */
static void relocate(struct linker *l)
{
    for (size_t i = 0; i < l->part_count; i++) {
        struct part *p = &l->parts[i];
        for (size_t k = 1; k < p->section_count; k++) {
            const Elf64_Shdr *s = &p->sections[k];
            if (s->sh_type != SHT_RELA || s->sh_info >= p->section_count || !p->at[s->sh_info]) {
                continue;
            }
            const Elf64_Rela *r = object_table(l, p->object, s->sh_offset, s->sh_size);
            const Elf64_Shdr *target = &p->sections[s->sh_info];
            for (size_t n = 0; n < s->sh_size / sizeof *r; n++) {
                if (ELF64_R_SYM(r[n].r_info) >= p->symbol_count
                    || r[n].r_offset + 4 > target->sh_size) {
                    link_fault(l, "the compiled program is damaged");
                    return;
                }
                relocate_one(l, p, p->at[s->sh_info], &r[n]);
            }
        }
    }
}

/* ---- the start ------------------------------------------------------------------------ */

/* __attribute__((constructor)) functions run before main, so the entry becomes
 * a piece of code that calls each and then jumps to main. */
static uintptr_t write_start(uintptr_t at, const uintptr_t *calls, size_t count, uintptr_t main)
{
    static const unsigned char save[] = {0x57, 0x56, 0x52}; /* push rdi, rsi, rdx */
    static const unsigned char back[] = {0x5a, 0x5e, 0x5f}; /* pop rdx, rsi, rdi */
    unsigned char *p = (unsigned char *)at;
    memcpy(p, save, sizeof save);
    p += sizeof save;
    for (size_t i = 0; i <= count; i++) {
        uintptr_t target = i < count ? calls[i] : main;
        if (i == count) {
            memcpy(p, back, sizeof back);
            p += sizeof back;
        }
        p[0] = 0x48; /* mov target, %rax */
        p[1] = 0xb8;
        memcpy(p + 2, &target, sizeof target);
        p[10] = 0xff; /* call or jmp *%rax */
        p[11] = i < count ? 0xd0 : 0xe0;
        p += 12;
    }
    return (uintptr_t)p;
}

static size_t start_size(size_t constructors)
{
    return 6 + 12 * (constructors + 1);
}

/* Entries of all .init_array sections; they are relocated by now. */
/* ---- all of it --------------------------------------------------------------------------- */

/* What is wrong with the program as a whole, told at its first file. */
static void whole_program(struct linker *l, struct str message)
{
    struct str file = l->attempt->file_count ? l->attempt->files[0].name : STR("");
    log_diag_add(l->log, SEVERITY_ERROR, "link-error", file, 0, message, STR(""));
    l->failed = true;
}

static void *map(uintptr_t at, size_t len)
{
    int flags = MAP_PRIVATE | MAP_ANONYMOUS | (at ? MAP_FIXED_NOREPLACE : 0);
    void *p = mmap((void *)at, len, PROT_READ | PROT_WRITE, flags, -1, 0);
    return p == MAP_FAILED ? NULL : p;
}

/* Page rights, and the copy that image_restore() needs. */
static bool seal(struct linker *l, struct image *image, uintptr_t consts, uintptr_t data)
{
    if (image->data_len) {
        char *first = map(0, image->data_len);
        if (!first) {
            return false;
        }
        memcpy(first, image->data, image->data_len);
        image->first = first;
        if (mprotect(first, image->data_len, PROT_READ) < 0) {
            return false;
        }
    }
    (void)l;
    return mprotect((void *)image->code, consts - image->code, PROT_READ | PROT_EXEC) == 0
           && (data == consts || mprotect((void *)consts, data - consts, PROT_READ) == 0);
}

bool link_objects(const struct attempt *a, const struct objects *o, bool need_main,
                  struct judge_log *log, struct image *ret)
{
    struct linker l = {.attempt = a, .log = log, .part_count = o->count};
    bool good = false;
    size_t symbols = 0;
    *ret = (struct image){0};
    l.parts = arena_array(&l.arena, o->count + 1, sizeof *l.parts);
    for (size_t i = 0; i < o->count; i++) {
        if (!object_open(&l, &o->at[i], &l.parts[i])) {
            link_fault(&l, "the compiler wrote an object that cannot be read");
            goto out;
        }
        symbols += l.parts[i].symbol_count;
    }

    size_t start_calls = object_constructors(&l, NULL, 0);
    uintptr_t start = link_round_up(object_place(&l, REGION_CODE, IMAGE_BASE), 16);
    l.next_stub = link_round_up(start + start_size(start_calls), 16);
    l.end_stubs = l.next_stub + symbols * STUB;
    uintptr_t consts = link_round_up(l.end_stubs, PAGE);
    l.next_slot = link_round_up(object_place(&l, REGION_CONST, consts), 16);
    l.end_slots = l.next_slot + symbols * 8;
    uintptr_t data = link_round_up(l.end_slots, PAGE);
    uintptr_t zero = link_round_up(object_place(&l, REGION_DATA, data), 16);
    uintptr_t end = object_place(&l, REGION_ZERO, zero);
    if (end > IMAGE_BASE + (uintptr_t)IMAGE_MAX) {
        whole_program(&l, STR("the program's variables take more than 256 MiB"));
        goto out;
    }
    if (!map(IMAGE_BASE, link_round_up(end, PAGE) - IMAGE_BASE + PAGE)) {
        link_fault(&l, "the program's place in memory is taken");
        goto out;
    }
    for (size_t i = 0; i < l.part_count; i++) {
        object_lines(&l, &l.parts[i]);
    }
    object_copy(&l);
    name_collect(&l);
    relocate(&l);

    const struct global *entry = name_slot(&l, "main");
    if (need_main && (!entry->name || !entry->at) && !l.failed) {
        whole_program(&l, STR("there is no function main, so the program has no start"));
    }
    if (l.failed) {
        goto out;
    }
    *ret = (struct image){
        .code = IMAGE_BASE,
        .code_len = l.next_stub - IMAGE_BASE,
        .data = (char *)data,
        .data_len = zero - data,
        .zero_len = end - zero,
    };
    uintptr_t main = entry->name ? entry->at : 0;
    if (main && start_calls) {
        uintptr_t *calls = arena_array(&l.arena, start_calls, sizeof *calls);
        object_constructors(&l, calls, start_calls);
        write_start(start, calls, start_calls, main);
        main = start;
    }
    memcpy(&ret->entry, &main, sizeof main);
    good = seal(&l, ret, consts, data);
    if (!good) {
        link_fault(&l, "the kernel did not set the rights of the program's pages");
    }
out:
    arena_release(&l.arena);
    return good;
}

void image_restore(const struct image *image)
{
    if (image->data_len) {
        memcpy(image->data, image->first, image->data_len);
    }
    memset(image->data + image->data_len, 0, image->zero_len);
}
