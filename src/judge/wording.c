/* What the judge says, in words: findings and ends of runs. A message has no line
 * numbers in it (the place stands beside it) and no full stop. */
#include "judge/wording.h"

#include <signal.h>
#include <string.h>

#include "judge/attempt.h"
#include "judge/compile.h"

/* The stable code, and its sentence where nothing more is known. */
static const struct entry {
    const char *code, *message;
} entries[] = {
    {"leak", "Memory from the heap was never freed, and nothing points to it any more"},
    {"double-free", "A block is freed that was freed before"},
    {"invalid-free", "The pointer given to free() is none that malloc() gave"},
    {"use-after-free", "Memory is used after it was freed"},
    {"use-after-return", "A local variable is used after its function returned"},
    {"use-after-scope", "A variable is used after its block was left"},
    {"out-of-bounds-read", "A read goes outside its object"},
    {"out-of-bounds-write", "A write goes outside its object"},
    {"pointer-out-of-object", "A pointer is moved outside of what it points into"},
    {"pointer-comparison", "Of two pointers to different things neither comes first"},
    {"uninitialised-read", "A value is used that was never set"},
    {"null-dereference", "A null pointer is followed"},
    {"wild-pointer", "A pointer is followed that points to nothing"},
    {"misaligned-access", "A pointer is followed that is not aligned for its type"},
    {"write-to-literal", "A string literal is written to"},
    {"overlapping-copy", "A copy between bytes that overlap"},
    {"bad-array-size", "An array has a size that it cannot have"},
    {"stack-overflow", "The stack ran out: calls are nested too deeply, or local arrays are too big"},
    {"signed-overflow", "The result of a calculation does not fit its type"},
    {"division-by-zero", "A division by zero"},
    {"shift-out-of-range", "A shift by more bits than there are, or by less than none"},
    {"no-return-value", "A function that promises a value ended without one, and the value is used"},
    {"bad-format-argument", "An argument does not fit the format it is given with"},
    {"closed-handle-use", "A file is used that is not open"},
    {"handle-leak", "A file was opened and never closed"},
    {"double-close", "A file is closed that was closed before"},
    {"assertion-failed", "An assertion does not hold"},
    {"abort", "The program called abort()"},
    {"data-race", "Two threads use the same memory, one of them changes it, and nothing orders the two"},
    {"deadlock", "Threads wait for each other, and none of them can ever go on"},
    {"lost-wakeup", "A thread waits for a wakeup that came before it began to wait"},
    {"lock-misuse", "A lock, or what is like one, is used against its rules"},
    {"thread-leak", "A thread was made and never joined or detached"},
    {"livelock", "Threads repeat the same steps for ever, and none gets anywhere"},
    {"starvation", "A thread never gets its turn, although others go on for ever"},
    {"atomicity-violation", "What a thread had looked at was changed by another before it acted on it"},
    {"freed-borrow", "What is only borrowed is freed, kept or given away"},
    {"owner-dropped", "An owner ends, and what it owns is lost"},
    {"gives-borrow", "What is not one's own is given to the caller"},
    {"moved-twice", "A block is given away or freed twice"},
    {"use-after-move", "A block is used after it was given away or freed"},
    {"maybe-null", "A pointer is NULL where its contract says that it never is"},
    {"unset-out-parameter", "A function ends well and leaves its out-parameter unset"},
    {"guarded-without-lock", "Data is used without the lock that guards it"},
    {"lock-held-at-exit", "A function ends with a lock that its caller does not expect"},
    {"failure-unnoticed", "A call failed, and the program ended as if it had not"},
    {"recovery-failed", "After the machine had stopped the program could not go on"},
    {"step-limit", "The program used up its steps"},
    {"time-limit", "The program used up its time"},
    {"output-limit", "The program wrote more than it may"},
    {"heap-limit", "The program took more memory than it may"},
    {"forbidden-call", "The program asked the operating system for something it may not have"},
    {"crash", "The program crashed"},
};

const char *const *finding_codes(void)
{
    static const char *codes[COUNT(entries) + 1];
    for (size_t i = 0; i < COUNT(entries); i++) {
        codes[i] = entries[i].code;
    }
    return codes;
}

static const struct entry *find(struct str code)
{
    for (size_t i = 0; i < COUNT(entries); i++) {
        if (str_is(code, entries[i].code)) {
            return &entries[i];
        }
    }
    return NULL;
}

const char *wording_code(struct str code)
{
    const struct entry *e = find(code);
    return e ? e->code : NULL;
}

struct str wording_plain(const char *code)
{
    const struct entry *e = find(str_from(code));
    return str_from(e ? e->message : "The program did something wrong");
}

/* ---- objects ---------------------------------------------------------------------- */

static const char *bytes(struct arena *a, uint64_t n)
{
    return arena_printf(a, n == 1 ? "%llu byte" : "%llu bytes", (unsigned long long)n);
}

static const char *name_at(const struct program *p, uint32_t at)
{
    return at < p->names_len ? p->names + at : "";
}

static const struct program_type *type_at(const struct program *p, uint32_t n)
{
    return n && n < p->type_count ? &p->types[n] : NULL;
}

static struct str named(struct arena *a, const struct program *p, uint32_t type, uint32_t name,
                        const char *what, const char *nameless)
{
    const struct program_type *t = type_at(p, type);
    const char *n = name_at(p, name);
    if (!*n) {
        return str_from(nameless);
    }
    return str_from(arena_printf(a, "the %s '%s'", t && t->code == T_ARRAY ? "array" : what, n));
}

struct str wording_object(struct arena *a, const struct program *p, const struct log_object *o)
{
    switch (o->kind) {
    case OBJECT_HEAP:
        return str_from(arena_printf(a, "the %s", bytes(a, o->size)));
    case OBJECT_LOCAL:
        if (o->index && o->index < p->variable_count) {
            const struct program_variable *v = &p->variables[o->index];
            if (!v->name && v->flags & VARIABLE_VARIABLE_SIZE) {
                return STR("the memory from alloca()");
            }
            return named(a, p, v->type, v->name, v->flags & VARIABLE_PARAMETER ? "parameter" : "variable",
                         v->flags & VARIABLE_LITERAL ? "the compound literal" : "a temporary value");
        }
        return STR("a local variable");
    case OBJECT_GLOBAL:
        if (o->index < p->object_count) {
            const struct program_object *g = &p->objects[o->index];
            return named(a, p, g->type, g->name, g->thread_local ? "thread-local variable" : g->function ? "static variable"
                                                                                        : "global variable",
                         "the compound literal");
        }
        return STR("a global variable");
    case OBJECT_LITERAL:
        return STR("the string literal");
    case OBJECT_FUNCTION:
        if (o->index && o->index < p->function_count) {
            return str_from(arena_printf(a, "the function '%s'", name_at(p, p->functions[o->index].name)));
        }
        return STR("a function");
    case OBJECT_ARGUMENTS:
        return STR("the arguments of main");
    case OBJECT_LIBRARY:
        return STR("an object of the library");
    default:
        return STR("");
    }
}

struct str wording_type(struct arena *a, const struct program *p, const struct log_object *o)
{
    const struct program_type *t = type_at(p, o->type);
    return t ? arena_str(a, str_from(name_at(p, t->spelling))) : STR("");
}

struct str wording_lost(uint8_t how)
{
    switch (how) {
    case LOST_NEVER_STORED: return STR("its address was never kept in a variable");
    case LOST_OVERWRITTEN: return STR("the last pointer to it was given another value");
    case LOST_SCOPE_ENDED: return STR("the block of the last variable that pointed to it ended");
    case LOST_RETURNED: return STR("the function of the last variable that pointed to it returned");
    case LOST_RESULT: return STR("a function returned it, and the result was not kept");
    case LOST_OWNER_FREED: return STR("the block that held the last pointer to it was freed");
    default: return STR("");
    }
}

/* ---- findings ----------------------------------------------------------------------- */

static bool is(const char *code, const char *what)
{
    return strcmp(code, what) == 0;
}

static void leak(struct arena *a, struct buf *b, const struct log_finding *f)
{
    uint64_t blocks = f->blocks ? f->blocks : 1, size = f->bytes ? f->bytes : f->object.size;
    if (blocks > 1) {
        buf_printf(b, "%llu blocks, together %s, were never freed", (unsigned long long)blocks,
                   bytes(a, size));
    } else if (size) {
        buf_printf(b, size == 1 ? "%s was never freed" : "%s were never freed", bytes(a, size));
    } else {
        buf_cstr(b, "A block was never freed");
    }
    if (f->held_blocks) {
        buf_printf(b, f->held_blocks == 1 ? ", and with it %llu block (%s) that only it leads to"
                                          : ", and with it %llu blocks (%s) that only it leads to",
                   (unsigned long long)f->held_blocks, bytes(a, f->held_bytes));
    }
}

/* "4 bytes behind the end of the array 'a' (int[10])" */
static void beside(struct arena *a, struct buf *b, const struct program *p, const struct log_finding *f)
{
    const struct log_object *o = &f->object;
    struct str object = wording_object(a, p, o), type = wording_type(a, p, o);
    if (f->offset < 0) {
        buf_printf(b, "%s before the start of ", bytes(a, -(uint64_t)f->offset));
    } else if ((uint64_t)f->offset == o->size) {
        buf_cstr(b, "right behind the end of ");
    } else if ((uint64_t)f->offset > o->size) {
        buf_printf(b, "%s behind the end of ", bytes(a, (uint64_t)f->offset - o->size));
    } else {
        buf_cstr(b, "across the end of ");
    }
    buf_str(b, object);
    if (type.len && o->kind != OBJECT_HEAP && o->kind != OBJECT_LITERAL) {
        buf_printf(b, " (" STR_FMT ")", STR_ARG(type));
    }
}

const char *wording_path(struct arena *a, const struct program *p, uint32_t type, uint64_t offset,
                         uint64_t size)
{
    const char *path = "";
    for (int depth = 0; depth < 8; depth++) {
        const struct program_type *t = type_at(p, type);
        if (!t || t->size <= size) {
            return path;
        }
        if (t->code == T_ARRAY) {
            const struct program_type *element = type_at(p, t->base);
            if (!element || !element->size) {
                return path;
            }
            path = arena_printf(a, "%s[%llu]", path, (unsigned long long)(offset / element->size));
            offset %= element->size;
            type = t->base;
            continue;
        }
        uint32_t i = 0, count = t->code == T_STRUCT ? t->field_count : 0;
        for (; i < count && t->first_field + (uint64_t)i < p->field_count; i++) {
            const struct program_field *f = &p->fields[t->first_field + i];
            const struct program_type *inner = type_at(p, f->type);
            if (inner && offset >= f->offset && offset - f->offset < inner->size) {
                break;
            }
        }
        const struct program_field *f = i < count && t->first_field + (uint64_t)i < p->field_count
                                        ? &p->fields[t->first_field + i] : NULL;
        const char *name = f && f->name ? name_at(p, f->name) : "";
        if (!f || f->width || strncmp(name, "__", 2) == 0) { /* the library's own */
            return path;
        }
        path = *name ? arena_printf(a, "%s.%s", path, name) : path;
        offset -= f->offset;
        type = f->type;
    }
    return path;
}

/* The member that lies at an offset of a type, as C names it: ".from", "[2].name"; "" if
 * it is the whole. An array of `whole` bytes that begins there is meant itself, and no element. */
static const char *member_at(struct arena *a, const struct program *p, uint32_t type, uint64_t offset, uint64_t whole)
{
    const char *path = "";
    for (int depth = 0; depth < 8; depth++) {
        const struct program_type *t = type_at(p, type);
        if (t && t->code == T_ARRAY && !offset && t->size == whole) {
            return path;
        }
        if (t && t->code == T_ARRAY) {
            const struct program_type *element = type_at(p, t->base);
            if (!element || !element->size || element->code != T_STRUCT) {
                return path;
            }
            path = arena_printf(a, "%s[%llu]", path, (unsigned long long)(offset / element->size));
            offset %= element->size;
            type = t->base;
            continue;
        }
        uint32_t i = 0, count = t && t->code == T_STRUCT ? t->field_count : 0;
        for (; i < count; i++) {
            const struct program_field *f = &p->fields[t->first_field + i];
            const struct program_type *inner = type_at(p, f->type);
            if (inner && offset >= f->offset && offset - f->offset < inner->size) {
                path = f->name ? arena_printf(a, "%s.%s", path, name_at(p, f->name)) : path;
                offset -= f->offset;
                type = f->type;
                break;
            }
        }
        if (i == count) {
            return path;
        }
    }
    return path;
}

/* "'m.from'", or the object where it is no member that was left. */
static const char *array_name(struct arena *a, const struct program *p, const struct log_finding *f,
                              uint64_t offset, uint64_t whole)
{
    struct str object = wording_object(a, p, &f->object);
    const char *member = member_at(a, p, f->object.type, offset, whole);
    const char *open = object.len ? memchr(object.at, '\'', object.len) : NULL;
    if (!*member || !open) {
        return arena_cstr(a, object);
    }
    size_t name = (size_t)(object.at + object.len - open - 2);
    return arena_printf(a, "'%.*s%s'", (int)name, open + 1, member);
}

static void out_of_bounds(struct arena *a, struct buf *b, const struct program *p,
                          const struct log_finding *f)
{
    if (f->has_index) {
        buf_printf(b, "Index %lld is outside of an array of %llu: valid are 0 to %llu",
                   (long long)f->index, (unsigned long long)f->count,
                   (unsigned long long)(f->count ? f->count - 1 : 0));
        if (f->object.kind) {
            uint64_t start = (uint64_t)f->offset - (uint64_t)f->index * f->element_size;
            buf_printf(b, ", in %s", array_name(a, p, f, start, f->count * f->element_size));
        }
        return;
    }
    if (!f->access_size && !f->object.kind) { /* isalpha(-23) */
        buf_cstr(b, "A read goes outside of a table of the library's");
        return;
    }
    buf_cstr(b, f->write ? "A write of " : "A read of ");
    buf_cstr(b, bytes(a, f->access_size));
    if (f->part_bytes) {
        buf_printf(b, " goes outside of an array of %s, in %s", bytes(a, f->part_bytes),
                   array_name(a, p, f, f->part_offset, f->part_bytes));
        return;
    }
    if (f->object.kind) {
        buf_cstr(b, " goes outside: ");
        beside(a, b, p, f);
    } else {
        buf_cstr(b, " goes outside of its object");
    }
}

static void after_end(struct arena *a, struct buf *b, const struct program *p, const char *code,
                      const struct log_finding *f)
{
    struct str object = wording_object(a, p, &f->object);
    const char *how = !f->has_access || !f->access_size ? "used" : f->write ? "written to" : "read";
    if (is(code, "use-after-free")) {
        buf_printf(b, "Memory is %s after it was freed", how);
    } else if (is(code, "use-after-return") && !f->object.kind) {
        buf_cstr(b, "There is no place for longjmp() to go back to");
    } else if (is(code, "use-after-return")) {
        buf_printf(b, STR_FMT " is %s after its %s", STR_ARG(object), how,
                   f->object.kind == OBJECT_GLOBAL ? "thread ended" : "function returned");
    } else {
        buf_printf(b, STR_FMT " is %s after its block was left", STR_ARG(object), how);
    }
}

/* Nothing was moved out: a part of the object was left, or two pointers subtracted. */
static bool stays_within(const struct log_finding *f)
{
    return f->offset >= 0 && (uint64_t)f->offset <= f->object.size;
}

static void composed(struct arena *a, struct buf *b, const struct program *p, const char *code,
                     const struct log_finding *f)
{
    struct str object = wording_object(a, p, &f->object);
    if (is(code, "leak")) {
        leak(a, b, f);
    } else if (is(code, "out-of-bounds-read") || is(code, "out-of-bounds-write")) {
        out_of_bounds(a, b, p, f);
    } else if (is(code, "use-after-free") || is(code, "use-after-return") || is(code, "use-after-scope")) {
        after_end(a, b, p, code, f);
    } else if (is(code, "pointer-out-of-object") && f->object.kind && stays_within(f)) {
        if (f->has_index) {
            out_of_bounds(a, b, p, f);
        } else {
            buf_printf(b, "A pointer to " STR_FMT " and a pointer to something else have no difference",
                       STR_ARG(object));
        }
    } else if (is(code, "pointer-out-of-object") && f->object.kind) {
        buf_cstr(b, "A pointer is moved ");
        beside(a, b, p, f);
        buf_cstr(b, "; only one past the end is allowed");
    } else if (is(code, "pointer-comparison") && f->object.kind) {
        buf_printf(b, "A pointer to " STR_FMT " comes neither before nor behind a pointer to something else",
                   STR_ARG(object));
    } else if (is(code, "write-to-literal") && f->object.kind && f->object.kind != OBJECT_LITERAL) {
        buf_printf(b, STR_FMT " is const and is written to", STR_ARG(object));
    } else if (is(code, "uninitialised-read") && f->object.kind == OBJECT_HEAP) {
        buf_printf(b, "A value is read from " STR_FMT " that were allocated and never set", STR_ARG(object));
    } else if (is(code, "uninitialised-read") && f->object.kind) {
        buf_printf(b, "The value of " STR_FMT " is used and was never set", STR_ARG(object));
    } else if (is(code, "null-dereference") && f->address) {
        buf_printf(b, "A null pointer is followed, %s behind it", bytes(a, f->address));
    } else {
        buf_str(b, wording_plain(code));
    }
}

struct str wording_finding(struct arena *a, const struct program *p, const char *code,
                           const struct log_finding *f, struct str text)
{
    struct buf b = {0};
    composed(a, &b, p, code, f);
    if ((is(code, "out-of-bounds-read") || is(code, "out-of-bounds-write") ||
         is(code, "pointer-out-of-object")) && f->object.kind) {
        text = STR(""); /* it says the same */
    }
    if (b.len && b.at[0] >= 'a' && b.at[0] <= 'z') {
        b.at[0] = (char)(b.at[0] - 'a' + 'A');
    }
    if (text.len) {
        buf_cstr(&b, ": ");
        buf_str(&b, text);
    }
    struct str s = arena_str(a, buf_view(&b));
    buf_release(&b);
    return s;
}

/* ---- how a run ended ----------------------------------------------------------------- */

enum { NULL_PAGE = 64 << 10 }; /* the kernel maps nothing below */

const char *wording_crash_code(int sig, uint64_t address)
{
    if (sig == SIGFPE) {
        return wording_code(STR("division-by-zero"));
    }
    if (sig == SIGSEGV && address < NULL_PAGE) {
        return wording_code(STR("null-dereference"));
    }
    return wording_code(STR("crash"));
}

struct str wording_crash(struct arena *a, int sig, uint64_t address)
{
    unsigned long long at = (unsigned long long)address;
    switch (sig) {
    case SIGFPE:
        return STR("A division by zero, or of the smallest integer by -1 (SIGFPE)");
    case SIGILL:
        return STR("The processor met bytes that are no program (SIGILL)");
    case SIGTRAP:
        return STR("The program ran into a breakpoint (SIGTRAP)");
    case SIGSEGV: case SIGBUS:
        if (address == UINT64_MAX) {
            return STR("The program followed a pointer that is no address");
        }
        return str_from(arena_printf(a, "The program used an address that it may not use (0x%llx)", at));
    default:
        return str_from(arena_printf(a, "The program crashed (signal %d)", sig));
    }
}

struct str wording_forbidden(struct arena *a, int64_t call)
{
    if (call < 0 || call > INT32_MAX) {
        return STR("The program tried to call the operating system by itself");
    }
    return str_from(arena_printf(a, "The program tried to call the operating system by itself "
                                    "(system call %lld)", (long long)call));
}

struct str wording_limit(struct arena *a, const char *code, const struct attempt *attempt,
                         uint64_t line_count)
{
    const char *often = line_count > 1
        ? arena_printf(a, "; this line ran %llu times", (unsigned long long)line_count) : "";
    if (is(code, "step-limit")) {
        return str_from(arena_printf(a, "The program was still running after %lld steps%s. Does a loop "
                                        "never end?", (long long)attempt_steps(attempt), often));
    }
    if (is(code, "time-limit")) {
        return str_from(arena_printf(a, "The program was still running after %lld ms of processor time%s. "
                                        "Does a loop never end?", (long long)attempt_cpu_ms(attempt), often));
    }
    if (is(code, "output-limit")) {
        return str_from(arena_printf(a, "The program wrote more than %s%s. Does a loop never end?",
                                     bytes(a, (uint64_t)attempt_output_bytes(attempt)), often));
    }
    return str_from(arena_printf(a, "The program took more than %s of memory%s",
                                 bytes(a, (uint64_t)attempt_heap_bytes(attempt)), often));
}
