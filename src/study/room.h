/* What the files of study/ share: the sitting itself. Private to the room. */
#ifndef STUDY_ROOM_H
#define STUDY_ROOM_H

#include "study/study.h"

/* What this process knows of an item beyond the database. */
struct sitting {
    /* answer.c: the answer's text when we last loaded or saved it */
    bool known;
    uint64_t known_hash;
    /* stages.c: bits of what was ever passed, in the order of stages, then dares */
    bool stages_known;
    uint32_t stages_passed;
    bool solution_shown; /* in this sitting */
    bool debrief_told;   /* the same; asked by faces that tell it but once */
    struct { bool known; uint64_t hash; } *known_files; /* of a capstone, one for each file; NULL: none */
    /* study.c: kept here when nothing can be written down */
    struct item_state unsaved; /* slices empty */
    int64_t hint_ms[3];        /* when each hint was opened in this sitting; 0 never */
    bool tried_since_hint[3];
    /* hint.c */
    int hint_fit[3];           /* which of exercise.fitted was opened, from 1; 0: that for all */
    bool hint_fit_known[3];
    uint64_t hint_seen[3];     /* all that were opened of a level: bits, from 1 as above */
    bool hint_seen_known[3];   /* those of earlier sittings too */
    int hint_newest_level, hint_newest_fit; /* opened last in this sitting; level 0: none */
    int stage_open;            /* on the ladder of failing_stage; if stage_open_known */
    bool stage_open_known;
    bool foretold;             /* forecast.c: the questions before the run were asked */
    bool ran;                  /* a verdict was shown */
    bool failing_known;        /* the next two hold: of the verdict that was shown last */
    char failing[32];          /* code of its first failure; "" it passed */
    int failing_case;          /* that it is of; -1: of none */
    int failing_stage;         /* of a capstone, the first that fails; -1 */
    bool recorded;             /* the two below hold */
    int sure;                  /* of an extra: how sure they were; 1, 0, -1 not asked */
    uint64_t recorded_hash;
    enum attempt_result recorded_result;
};

struct study {
    struct arena arena; /* the places */
    struct places places;
    const struct world *world;
    struct judge *judge;
    const char *why_no_judge;
    struct pack *pack;          /* owned */
    struct progress *progress;  /* owned; NULL: there is none to read */
    bool read_only;             /* nothing can be written down */
    struct sitting *sittings;   /* one per item of the pack, extras included */
    struct arena cache;         /* the states below */
    struct item_state *states;  /* one per item, as in the database; extras have none */
    bool states_fresh;
    struct concept_map ideas;   /* made at first use, in arena */
    bool mapped;
    struct concept *concepts;   /* one per idea; in cache */
    const struct memory **memories; /* one per item, NULL: none; in cache */
    int64_t *tested_ms;         /* by unit, 0: not; in cache */
    int *test_tries;            /* the same */
    bool concepts_fresh;
    struct buf warning, track;
    struct round *round;        /* under way; in round_arena */
    struct arena round_arena;
    struct buf place;           /* id, when progress cannot keep it */
};

uint64_t study_hash(struct str text); /* FNV-1a, 64 bits */

void study_refresh(struct study *s); /* reads the states again if they are not fresh */
/* mastery.c: the same for what is remembered. */
void study_remember(struct study *s);
bool study_done(struct study *s, const struct item *it);
/* record.c: fills in the pack and records the event. */
bool study_write(struct study *s, struct event *e, struct error *reterr);

/* review.c: an extra was answered. Records it if it is the first answer. */
bool study_record_extra(struct study *s, const struct item *it, const struct grade *g, struct str answer,
                        int sure, struct error *reterr);
/* An item of the pack by its place, extras included. */
size_t study_item_count(const struct study *s);

/* answer.c, for both forms of an answer. Paths are of the answer's file. */
enum { ANSWER_BYTES = 1 << 20 };
bool answer_lock(struct arena *a, const char *path, int *ret_fd, struct error *reterr);
void answer_unlock(int fd);
int answer_read(const char *path, struct buf *out, struct error *reterr); /* 1, 0 not there, -1 */
/* Copies beside it: path.INFIX~N~. The highest N, 0: none. */
int answer_newest_copy(struct arena *a, const char *path, const char *infix);
char *answer_copy_name(struct arena *a, const char *path, const char *infix, int n);
bool answer_keep_copy(struct arena *a, const char *path, const char *infix, struct str text,
                      struct error *reterr);
void answer_record(struct study *s, const struct item *it, enum event_kind kind, const char *detail);
/* answer_folder.c: what answer_load() and its like do for a capstone. */
bool folder_peek(struct study *s, const struct item *it, struct buf *out, bool *ret_changed, struct error *reterr);
bool folder_load(struct study *s, const struct item *it, struct buf *out, bool *ret_changed, struct error *reterr);
bool folder_save(struct study *s, const struct item *it, struct str text, bool *ret_theirs, struct error *reterr);
bool folder_reset(struct study *s, const struct item *it, struct error *reterr);
bool folder_undo_reset(struct study *s, const struct item *it, struct error *reterr);

/* reach.c: what an expression of a question leads to in a scene. */
struct reached {
    const struct scene_box *box;   /* NULL: nothing, why says so */
    const struct scene_cell *cell;
    struct str why;                /* "there is no `x` then" */
};
/* function "": the innermost call's variables, then its callers', then globals. */
struct reached reach(struct arena *a, const struct trace *t, const struct scene *s,
                     struct str function, struct str expr);
/* "int *" to "int"; "" if it is no pointer or leads to void. */
struct str pointee(struct str type);
bool same_type(struct str a, struct str b); /* whatever is const */

/* target.c */
/* Fills in choices, right, value and truth of a question, or why it cannot be asked. */
void targets_find(struct arena *a, struct trace *t, struct asked *q);
const char *ordinal(struct arena *a, int n); /* "2nd" */
/* How an object is named: "home", "total's sum", "block 2". */
struct str target_name(struct arena *a, const struct trace *t, size_t stop, size_t object);

/* stages.c: what an attempt has newly passed, written down once for all. */
bool stages_record(struct study *s, const struct item *it, const struct grade *g, struct error *reterr);
/* rules.c: the rules of an exercise, as the judge takes them and on the text; what is broken as
 * failures, in the order of the rules. False: a pattern cannot be used, *ret_fault says why. */
void rules_ask(struct arena *a, const struct exercise *ex, struct str answer, struct attempt *to);
bool rules_broken(struct arena *a, const struct exercise *ex, struct str answer, const struct verdict *v,
                  struct grade_failure **ret, size_t *ret_count, struct str *ret_fault);
/* tests.c */
struct attempt tests_attempt(struct arena *a, const struct exercise *ex, struct str answer);
struct grade tests_grade(struct arena *a, const struct exercise *ex, struct str answer,
                         const struct verdict *v);
/* grade.c: the attempt of the reference solution that goes with one; by itself. */
struct attempt *grade_reference(struct arena *a, const struct exercise *ex, const struct attempt *at);
/* capstone.c */
struct attempt capstone_attempt(struct arena *a, const struct exercise *ex, struct str answer);
struct grade capstone_grade(struct arena *a, const struct exercise *ex, struct str answer,
                            const struct verdict *v);

/* failures.c: what of an attempt is about failures, from the exercise's keys. Borrows from ex. */
void failures_ask(const struct exercise *ex, struct attempt *at);

/* words.c, story.c, prose.c: lines being collected in an arena. */
struct teller {
    struct arena *arena;
    struct words words;
    size_t room;
    const struct source_file *files; /* for quoted lines; borrowed */
    size_t file_count;
    size_t several; /* that many of them are the answer, and are named wherever they are told of */
};
/* The goto_line of a place; 0: it is not in the answer. */
int place_goto(const struct teller *t, const struct place *at);
/* Text is made printable and cut at its first newline. */
void tell(struct teller *t, enum word_role role, int indent, int goto_line, struct str text);
FORMAT(5, 6) void tellf(struct teller *t, enum word_role role, int indent, int goto_line,
                        const char *fmt, ...);
void tell_doc(struct teller *t, int indent, struct doc d);
/* "More: freehold explain CODE", once. */
void tell_more(struct teller *t, int indent, const char *code);
/* words_tests.c: write-tests, which implementations the tests reject. */
void tell_tests(struct teller *t, const struct exercise *ex, const struct grade *g);
/* "At line 7, in main:" and the line itself. */
void tell_place(struct teller *t, int indent, const struct place *at);
/* Place, object's story and call stack of a finding. */
void tell_finding(struct teller *t, int indent, const struct finding *f);

/* hint.c: the highest that was opened, for whatever stage. */
int hints_ever(struct study *s, const struct item *it);

/* failures.c: what was made to fail, and how many failures go wrong like this one; of a grade
 * that passed, how many were tried. */
void tell_failed_call(struct teller *t, const struct grade *g, const struct grade_failure *f);
void tell_tried(struct teller *t, const struct grade *g);

/* words_contracts.c: path, standing, Rust's words and advice; what a run shows of it, told beside
 * the run's finding; what decides nothing, behind all else; of a pass, what was proved. */
void tell_contract(struct teller *t, int indent, const struct contract_stand *s, const char *how);
void tell_contract_shown(struct teller *t, int indent, const struct contract_stand *s, const struct finding *shown);
void tell_contracts_aside(struct teller *t, const struct grade *g);
void tell_contracts_kept(struct teller *t, const struct grade *g);
void tell_contracts_found(struct teller *t, const struct verdict *v); /* with no exercise */
/* story.c */
const char *tell_where(struct teller *t, const struct place *at); /* "line 7 of ring.c" */
void tell_quote(struct teller *t, int indent, const struct place *at); /* "7 | free(p);" and its ^^^ */
/* words.c: with a full stop; as a line of its own. */
struct str tell_sentence(struct arena *a, struct str s);
struct str tell_advice(struct arena *a, struct str advice);

#endif
