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
 * address table. References to undefined names are found here with their line,
 * and told as diagnostics.
 *
 * Source for the relocations: System V ABI, AMD64 supplement, table 4.9. */
#include "judge/compile.h"

#include <elf.h>
#include <string.h>
#include <sys/mman.h>

enum { STUB = 8, PAGE = 4096, GUEST_SLOTS = 4096 };

struct part { /* an object, opened */
    const struct object *object;
    const Elf64_Shdr *sections;
    size_t section_count;
    uintptr_t *at;           /* per section: address in the image, 0: not in it */
    const Elf64_Sym *symbols;
    size_t symbol_count;
    const char *names;
    size_t names_len;
    uintptr_t *slots;        /* per symbol: its address table entry, 0: none yet */
    uintptr_t *stubs;        /* per symbol: its stub, 0: none yet */
    uintptr_t code, code_end;
};

struct global {
    const char *name;
    uintptr_t at;
    bool weak;
    const struct part *part;
};

struct linker {
    struct arena arena;
    const struct attempt *attempt;
    struct judge_log *log;
    struct part *parts;
    size_t part_count;
    struct global *globals; /* hashed by name, open addressing */
    size_t global_slots;
    uintptr_t next_stub, end_stubs, next_slot, end_slots;
    bool failed;
};

static void fault(struct linker *l, const char *text)
{
    l->failed = true;
    l->log->trouble = TROUBLE_OURS;
    strncpy(l->log->fault, text, sizeof l->log->fault - 1);
}

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

/* ---- opening ------------------------------------------------------------------ */

/* libtcc does not align what it writes, so tables are copied out. */
static const void *copy_table(struct linker *l, const struct object *o, uint64_t offset,
                              uint64_t size)
{
    return memcpy(arena_alloc(&l->arena, size + 1), o->bytes + offset, size);
}

static bool part_open(struct linker *l, const struct object *o, struct part *p)
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
    p->sections = copy_table(l, o, head.e_shoff, p->section_count * sizeof(Elf64_Shdr));
    p->at = arena_array(&l->arena, p->section_count, sizeof *p->at);
    for (size_t i = 0; i < p->section_count; i++) {
        const Elf64_Shdr *s = &p->sections[i];
        if (s->sh_type != SHT_NOBITS && s->sh_type != SHT_NULL
            && (s->sh_offset > o->len || s->sh_size > o->len - s->sh_offset)) {
            return false;
        }
        if (s->sh_type == SHT_SYMTAB && s->sh_link < p->section_count) {
            const Elf64_Shdr *names = &p->sections[s->sh_link];
            p->symbols = copy_table(l, o, s->sh_offset, s->sh_size);
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

static const char *symbol_name(const struct part *p, const Elf64_Sym *s)
{
    return s->st_name < p->names_len ? p->names + s->st_name : "";
}

/* ---- laying out ----------------------------------------------------------------- */

enum region { REGION_CODE, REGION_CONST, REGION_DATA, REGION_ZERO, REGION_NONE };

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

static uintptr_t round_up(uintptr_t n, uintptr_t to)
{
    return (n + to - 1) / to * to;
}

/* Gives every section of a region its address; returns where the region ends. */
static uintptr_t place(struct linker *l, enum region region, uintptr_t at)
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
            at = round_up(at, s->sh_addralign > 16 ? s->sh_addralign : 16);
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

/* ---- names ------------------------------------------------------------------------ */

static struct global *global_slot(struct linker *l, const char *name)
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
    struct global *g = global_slot(l, name);
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

static void collect(struct linker *l)
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
    struct global *g = global_slot(l, name);
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

/* Address of a symbol; 0 for a weak one that is not there. *ret_far: it is the
 * guest's, out of reach of a 32-bit distance. */
static uintptr_t resolve(struct linker *l, struct part *p, size_t index, uintptr_t where,
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
    const struct global *g = global_slot(l, name);
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
        fault(l, "a relocation of the compiled program does not fit");
        return;
    }
    memcpy((void *)where, &narrow, sizeof narrow);
}

static void relocate_one(struct linker *l, struct part *p, uintptr_t section, const Elf64_Rela *r)
{
    size_t index = ELF64_R_SYM(r->r_info);
    uintptr_t where = section + r->r_offset;
    bool far;
    uintptr_t value = resolve(l, p, index, where, &far);
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
        fault(l, "the compiled program holds a relocation of an unknown kind");
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
            const Elf64_Rela *r = copy_table(l, p->object, s->sh_offset, s->sh_size);
            const Elf64_Shdr *target = &p->sections[s->sh_info];
            for (size_t n = 0; n < s->sh_size / sizeof *r; n++) {
                if (ELF64_R_SYM(r[n].r_info) >= p->symbol_count
                    || r[n].r_offset + 4 > target->sh_size) {
                    fault(l, "the compiled program is damaged");
                    return;
                }
                relocate_one(l, p, p->at[s->sh_info], &r[n]);
            }
        }
    }
}

static void copy_sections(struct linker *l)
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

static void add_lines(struct linker *l, struct part *p)
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
    const Elf64_Rela *r = copy_table(l, p->object, rela->sh_offset, rela->sh_size);
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
static size_t constructors(struct linker *l, uintptr_t *ret, size_t room)
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
        if (!part_open(&l, &o->at[i], &l.parts[i])) {
            fault(&l, "the compiler wrote an object that cannot be read");
            goto out;
        }
        symbols += l.parts[i].symbol_count;
    }

    size_t start_calls = constructors(&l, NULL, 0);
    uintptr_t start = round_up(place(&l, REGION_CODE, IMAGE_BASE), 16);
    l.next_stub = round_up(start + start_size(start_calls), 16);
    l.end_stubs = l.next_stub + symbols * STUB;
    uintptr_t consts = round_up(l.end_stubs, PAGE);
    l.next_slot = round_up(place(&l, REGION_CONST, consts), 16);
    l.end_slots = l.next_slot + symbols * 8;
    uintptr_t data = round_up(l.end_slots, PAGE);
    uintptr_t zero = round_up(place(&l, REGION_DATA, data), 16);
    uintptr_t end = place(&l, REGION_ZERO, zero);
    if (end > IMAGE_BASE + (uintptr_t)IMAGE_MAX) {
        whole_program(&l, STR("the program's variables take more than 256 MiB"));
        goto out;
    }
    if (!map(IMAGE_BASE, round_up(end, PAGE) - IMAGE_BASE + PAGE)) {
        fault(&l, "the program's place in memory is taken");
        goto out;
    }
    for (size_t i = 0; i < l.part_count; i++) {
        add_lines(&l, &l.parts[i]);
    }
    copy_sections(&l);
    collect(&l);
    relocate(&l);

    const struct global *entry = global_slot(&l, "main");
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
        constructors(&l, calls, start_calls);
        write_start(start, calls, start_calls, main);
        main = start;
    }
    memcpy(&ret->entry, &main, sizeof main);
    good = seal(&l, ret, consts, data);
    if (!good) {
        fault(&l, "the kernel did not set the rights of the program's pages");
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
