/* The private header of pack/: what its files share while a pack is read, and between readings.
 * Nobody else includes it but tests that make a pack by hand.
 *
 * Reading never stops at the first mistake. Everything that is wrong becomes a
 * diag in the loader's list, the text is mended as far as needed to go on
 * (bytes that may not leave the room are replaced), and the rest is read. */
#ifndef PACK_LOAD_H
#define PACK_LOAD_H

#include "pack/pack.h"

/* ---- problems.c: files read with care, problems collected ---------------- */

enum { PACK_FILE_MAX = 1 << 20, PACK_YAML_MAX = 256 << 10, PACK_PROBLEMS_MAX = 2000 };

struct source {       /* a file of the pack, made safe; lives in the pack's arena */
    struct str path;  /* relative to the root */
    struct str text;  /* valid UTF-8, no controls but newline and tab, no CR */
};

/* Where a problem is: a slice of a file by line and byte column. */
struct spot {
    struct str file;
    int line, column, length;
};

/* Of `refutes`, `believes`; ref: of `refs`. again: another wrong answer to the same question has it. */
struct named { struct str text; struct spot at; bool ref, again; };

/* The lists beside the manifest. */
struct lists {
    struct misconception *misconceptions;
    size_t misconception_count;
    struct reference *references;
    size_t reference_count;
    struct glossed *terms;
    size_t term_count;
    struct str words;
    bool misconceptions_read, references_read, terms_read, words_read;
};
struct placed_pair { size_t unit; struct item *pre, *post; }; /* NULL: cannot be shown */

struct loader { /* the pack's; it lives as long */
    struct pack *pack;
    struct arena *a; /* the pack's: all that is kept */
    int root_fd;     /* open as long, so that what is read later is of the same folder */
    bool learns;          /* items are read when they are asked for, wrong answers never: only who
                             checks a pack needs them */
    bool walks;           /* the kernel has no openat2(): paths are walked */
    VEC(struct diag) diags;
    bool flooded; /* PACK_PROBLEMS_MAX was reached */
    VEC(struct named) named; /* tags and references that exercises name */
    struct item *extras;
    struct placed_pair *placement;
    struct lists lists;
};

FORMAT(5, 6)
void problem(struct loader *l, enum severity severity, const char *code, struct spot at,
             const char *fmt, ...);
/* Puts advice on the problem just reported. */
FORMAT(2, 3) void problem_advice(struct loader *l, const char *fmt, ...);

/* "did you mean 'x'?" as advice, if one of names is near. */
void problem_nearest(struct loader *l, struct str word, const char *const *names, size_t count);

/* Reads a file inside the pack through no symbolic link. False if it is not
 * there (no problem is reported then, unless must says who asks for it) or if it
 * cannot be read (a problem is reported, at the file). */
bool source_read(struct loader *l, struct str path, struct source *ret);
bool source_exists(struct loader *l, struct str path);
/* Names in a folder of the pack, sorted; nothing that starts with a dot. Empty
 * if there is no such folder. Links are reported and left out. */
struct entry { struct str name; bool folder; };
struct entry *folder_list(struct loader *l, struct str path, size_t *ret_count);

/* Line and byte column of an offset into a text whose first line is first_line. */
struct spot spot_at(struct str file, struct str text, size_t offset, size_t length, int first_line);
/* The n-th line of a text (from 1; 0: the last), from its first ink to its last. */
struct spot line_spot(struct str file, struct str text, int n);
bool id_valid(struct str s); /* [a-z0-9][a-z0-9-]*, at most 64 bytes */
/* True if no character of s would be changed by utf8_printable(). */
bool text_printable(struct str s);

/* ---- yaml.c: values with places ------------------------------------------ */

enum yaml_kind { YAML_SCALAR, YAML_LIST, YAML_MAP };
struct yaml {
    enum yaml_kind kind;
    struct spot at;
    struct str text;      /* scalar: decoded */
    int text_line;        /* line of the scalar's first text (after a block's "|") */
    bool quoted;          /* scalar: in quotes or a block */
    struct yaml **keys;   /* map: scalars */
    struct yaml **items;  /* list and map */
    size_t count;
};
/* Reads one document. NULL if it cannot be read at all (reported) or is empty
 * (not reported). Anchors, aliases, tags and further documents are refused. */
struct yaml *yaml_read(struct loader *l, struct str file, struct str text, int first_line);
/* The value of a key, or NULL; NULL map is fine. */
struct yaml *yaml_get(const struct yaml *map, const char *key);

/* ---- keys.c: the one table of keys --------------------------------------- */

enum key_type {
    KEY_TEXT,     /* struct str, any lines */
    KEY_LINE,     /* struct str, one line */
    KEY_ID,       /* struct str, [a-z0-9-]+ */
    KEY_NUMBER,   /* int */
    KEY_BIG,      /* int64_t */
    KEY_BOOL,     /* bool */
    KEY_MARKDOWN, /* struct doc */
    KEY_KIND,     /* enum exercise_kind */
    KEY_LINES,    /* struct str * and size_t: a list of one-line texts */
    KEY_TEXTS,    /* the same, any lines */
    KEY_IDS,      /* the same, of ids */
    KEY_MAP,      /* a struct inside, keys by children */
    KEY_MAPS,     /* T * and size_t: a list of maps */
    KEY_AS_EXERCISE, /* the row of this name in exercise_keys; the struct begins with an exercise */
};
struct key {
    const char *name;
    enum key_type type;
    bool required;
    unsigned kinds;           /* exercises: bits of the kinds that may have it; 0: all */
    int64_t min, max;         /* number: range; text: bytes; list: entries; max 0: no check */
    const char *const *values; /* the only ones allowed; NULL: any. NULL-ended */
    size_t offset;            /* of the field in the struct that is filled */
    size_t count_offset;      /* lists: of the size_t */
    const struct key *children; /* KEY_MAP, KEY_MAPS; ended by a NULL name */
    size_t size;              /* KEY_MAPS: of one element */
    size_t line_offset;       /* KEY_MAPS: of the element's int line; NO_FIELD: none */
    size_t seen_offset;       /* of a bool set when the key is there; NO_FIELD: none */
    const char *expect;       /* "a whole number from 1 to 600": the message's end */
    const char *doc;          /* one sentence for docs/PACK.md */
};
#define NO_FIELD ((size_t)-1)
#define KIND_BIT(k) (1u << (k))
#define KINDS_RUN (KIND_BIT(EXERCISE_FIX) | KIND_BIT(EXERCISE_FILL) | KIND_BIT(EXERCISE_WRITE) | \
                   KIND_BIT(EXERCISE_ORDER) | KIND_BIT(EXERCISE_REFACTOR))
#define KINDS_READ (KIND_BIT(EXERCISE_PREDICT_OUTPUT) | KIND_BIT(EXERCISE_PREDICT_PICTURE) | \
                    KIND_BIT(EXERCISE_MARK_LINE))

/* Kinds whose start is a program that a learner may be asked about before it is run. */
#define KINDS_FORECAST (KIND_BIT(EXERCISE_FIX) | KIND_BIT(EXERCISE_FILL) | KIND_BIT(EXERCISE_WRITE) | \
                        KIND_BIT(EXERCISE_REFACTOR))

/* Kinds whose programs may have threads. */
#define KINDS_EXPLORE (KINDS_RUN | KIND_BIT(EXERCISE_SCHEDULE) | KIND_BIT(EXERCISE_WRITE_TESTS))

struct item_entry { /* one line of a unit's `items` */
    struct str lesson, exercise;
    bool optional;
    int line;
};
struct unit_entry {
    struct str id, title, summary;
    struct item_entry *items;
    size_t item_count;
    int line;
};
struct placement_entry {
    struct str exercise, parallel, unit;
    int line;
};
struct manifest { /* what course.yaml says */
    int format;
    struct str id, title, summary, authors;
    struct str *assumes;
    size_t assume_count;
    struct track *tracks;
    size_t track_count;
    struct unit_entry *units;
    size_t unit_count;
    struct placement_entry *placement;
    size_t placement_count;
    struct str *inventory_after;
    size_t inventory_count;
    int variants;
    struct str gates, spelling, bounds;
};
extern const struct key manifest_keys[], lesson_keys[], exercise_keys[];
extern const struct key misconception_file_keys[], reference_file_keys[], glossary_file_keys[]; /* fill struct lists */
/* The keys of a variant: those of an exercise, of which it inherits some. Lives in a. */
const struct key *variant_keys(struct arena *a);
/* The row that a key of a table means: itself, or that of exercise_keys. NULL: there is none. */
const struct key *key_row(const struct key *k);
/* How many pack_failure_codes() there are. */
size_t failure_code_count(void);

/* ---- front.c: front matter, and structs filled by the table -------------- */

struct front {
    struct str yaml;
    int yaml_line; /* of its first line */
    struct str body;
    int body_line;
};
/* False (reported) without a front matter. */
bool front_split(struct loader *l, const struct source *src, struct front *ret);
/* Fills *target from map by the table. kind: bit of the exercise's kind, 0 if
 * that plays no part. */
void keys_fill(struct loader *l, const struct key *table, const struct yaml *map, unsigned kind,
               void *target);
/* Fills what a few keys (names, ended by NULL) say, and reports nothing. */
void keys_pick(struct loader *l, const struct key *table, const struct yaml *map, const char *const *names,
               void *target);
/* The lines of these keys alone, for who needs no more of a front matter. False: it is not written
 * plainly enough to tell which they are. Lives in a. */
bool front_pick(struct arena *a, struct str yaml, const char *const *names, struct str *ret);
/* Place of a key's value in map, or of the map's start when it is not there. */
struct spot key_spot(const struct yaml *map, const char *key);

/* ---- sections.c: the parts of a body -------------------------------------- */

enum section_kind { SECTION_BODY, SECTION_HINT, SECTION_DEBRIEF, SECTION_BRIDGE };
struct section {
    enum section_kind kind;
    int number;       /* of a hint */
    struct str fits;  /* of a hint: "leak", "case NAME", "stage ID"; "" for all */
    bool fitted;      /* of a hint: it says for what */
    struct str track; /* of a bridge */
    struct spot at;   /* of its heading */
    struct str text;
    int line;         /* where text starts */
};
/* Cuts a body at its `## ` headings. exercise: all headings of level 2 must be
 * known ones. The first section is the body, always there. */
struct section *sections_split(struct loader *l, struct str file, struct str body, int line,
                               bool exercise, size_t *ret_count);

/* ---- shelf.c ----------------------------------------------------------------- */

/* What is kept beside an item's file while it is being read. */
struct loaded {
    struct source src;
    struct yaml *few;           /* the keys that lists need, if it was listed by them */
    struct yaml *front;         /* NULL: unreadable */
    struct section *sections;
    size_t section_count;
};
/* Where an item's files are, and what was read of them. */
struct shelf {
    struct loader *loader;
    struct item *item;
    enum exercise_use use;
    struct str unit;       /* id; "": of the inventory, the manifest names none that there is */
    struct str path, dir;  /* as of an exercise; a lesson has no dir */
    struct spot listed;    /* its line in course.yaml */
    struct loaded in;
    struct str *variants;  /* names of the files beside an exercise; item.variant_count of them */
    bool read, shown;      /* shown: there is something to show */
    struct lesson *lesson; /* one of them, once it was read */
    struct exercise *exercise;
    size_t errors;         /* found then; see item_errors() */
    struct diag first;     /* the first of them */
};
struct shelf *shelf_new(struct loader *l, struct item *it, enum exercise_use use, struct str unit,
                        struct spot listed);
/* Fills in what lists need of an item of the course, whose file is there; false (reported): it
 * cannot even be listed. */
bool shelf_list(struct shelf *s);
/* Reads it all, if that was not done; false: there is nothing to show. */
bool shelf_read(struct shelf *s);

/* ---- items.c, exercise.c, check.c ------------------------------------------ */

/* Lists, or reads, every item that the manifest (root and m are the same) lists into the pack. */
void items_read(struct loader *l, const struct yaml *root, const struct manifest *m);

/* lists.c: notes which tags and references a front matter names; reads the lists of them, and
 * checks both ways when all items are read. */
void lists_note(struct loader *l, const struct yaml *front);
void lists_check(struct loader *l);

/* exercise.c: fills in what the file in s->in and the files beside it say. False: nothing can be
 * shown. */
bool exercise_read(struct shelf *s, struct exercise *ex);
bool lesson_read(struct shelf *s, struct lesson *lesson);
/* The kind that a front matter says; EXERCISE_KINDS: none that there is. */
enum exercise_kind kind_said(const struct yaml *front);
/* hints.c: hints and the debrief of an exercise, and which failure a hint is for. */
void hints_read(struct loader *l, const struct loaded *in, struct exercise *ex);
void empty_section(struct loader *l, const struct section *s, const char *what);
/* tests.c: what beside exercise.md an exercise of kind write-tests has. */
void tests_read(struct loader *l, struct exercise *ex, const struct loaded *in);
/* Cases, choices, region markers, hints that give a line of the solution away. */
void exercise_check(struct loader *l, const struct exercise *ex, const struct loaded *in);
/* Was a key of this group, which ends before a line, told as unknown? Then what seems
 * to be missing is misspelt. */
bool group_misspelt(const struct loader *l, const struct yaml *map, int end_line);
/* variant.c: which variants lie in an exercise's folder. */
void variants_list(struct shelf *of);
/* May an exercise of this kind be used so? Otherwise reported. */
bool use_fits(struct loader *l, enum exercise_use use, enum exercise_kind kind, struct spot at);
/* Is this a file or folder of a variant, there or not? */
bool variant_named(struct str name);
/* Makes items of all variants, and reads the placement inventory; behind the course's own
 * items. claim: reports a name that is taken. */
typedef void claim_fn(void *ctx, struct str slug, struct spot at, struct str id, struct spot id_at);
void extras_read(struct loader *l, const struct yaml *root, const struct manifest *m, claim_fn *claim,
                 void *ctx);
/* capstone.c: files, stages, dares and wrong answers of a capstone, read and checked. */
void capstone_read(struct loader *l, struct exercise *ex, const struct loaded *in);
/* check.c: markers, and that a solution keeps the lines that are locked. Files named by their
 * paths in the exercise's folder. False: something was reported. */
bool regions_check(struct loader *l, const struct exercise *ex, const char *start, struct str start_text,
                   const char *solution, struct str solution_text);
/* budgets.c: fills in which case a budget is of. */
void budgets_check(struct loader *l, struct exercise *ex, const struct loaded *in);
/* foresee.c: questions about a picture, lines to mark. Fills in what their keys mean. */
void questions_check(struct loader *l, struct exercise *ex, const struct loaded *in);
void marks_check(struct loader *l, struct exercise *ex, const struct loaded *in);
/* rules.c: makes rules of their entries; a name that means nothing is told of. */
void rules_read(struct loader *l, struct exercise *ex, const struct loaded *in);
/* A word of `introduces` or `assumes` that can mean nothing; a function's name may be any. */
void constructs_check(struct loader *l, const struct yaml *map, const char *key);
/* fence.c: what the fence of a BLOCK_CODE says of a run, if it is run; takes the captions out of a
 * picture's. The block's text, info and line are there. */
void fence_read(struct arena *a, struct block *b);
/* forecast.c: questions before a run. Fills in what their keys mean. */
void forecasts_check(struct loader *l, struct exercise *ex, const struct loaded *in);
/* order.c: the pieces of kind order, and the start that follows from them. */
void pieces_read(struct loader *l, struct exercise *ex, const struct loaded *in);
/* Markers of a region that cannot be right, told; check.c. False: there is no region. */
bool region_markers_check(struct loader *l, struct str path, struct str text);
/* The doc as one line of text. */
struct str doc_plain(struct arena *a, const struct doc *d);

#endif
