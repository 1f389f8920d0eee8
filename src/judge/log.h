/* What a worker leaves behind, as it lies in the shared memory that the front
 * process made. Private to this room.
 *
 * The worker writes it while hostile code may be running beside, so nothing in
 * here is believed: verdict.c copies and clamps. What the worker writes last,
 * and what the kernel said of its end, weigh more than what stands in here. */
#ifndef JUDGE_LOG_H
#define JUDGE_LOG_H

#include "cfront/cfront.h"
#include "explore/explore.h"
#include "judge/faults.h"
#include "judge/judge.h"

enum { LOG_MAGIC = 0x46484c47 }; /* "FHLG" */

enum log_stage { /* how far the worker got */
    STAGE_BEGIN,
    STAGE_COMPILING,
    STAGE_COMPILED,
    STAGE_RUNNING, /* from here on, a sudden end is the program's doing */
    STAGE_DONE,
};

enum log_trouble { /* why compiling stopped without a diagnostic */
    TROUBLE_NONE,
    TROUBLE_TOO_DEEP,  /* a compiler ran out of stack */
    TROUBLE_TIME,      /* used up its processor time */
    TROUBLE_OURS,      /* see fault */
};

struct log_mutation {
    uint32_t line, column, length, body;
    uint32_t from, name, name_length, to;
    uint32_t put_len;
    char put[160];  /* any bytes; a longer one is left out */
    char what[192];
};

enum {
    LOG_DIAGS = 100,
    LOG_BREACHES = 256,
    LOG_USES = 160,
    LOG_MUTATIONS = 400,
    LOG_PROGRAM = 8 << 20, /* bytes of tables; untouched pages cost nothing */
};

struct log_diag {
    uint32_t severity;   /* enum severity */
    uint32_t line, column, length;
    char code[32];
    char file[96];
    char message[256];
    char advice[256];
};

struct log_variant {
    uint32_t end;          /* enum variant_end */
    uint32_t run;
    int32_t exit_code;
    uint32_t out_len;
    char out[JUDGE_VARIANT_OUT];
};
struct log_breach {        /* of a rule about the source */
    uint32_t rule;         /* index into the attempt's */
    uint32_t line, column, length;
    char message[256];
};
struct log_use { uint32_t line, column, length; char word[36]; };

/* ---- ownership before the run ---- */

enum {
    LOG_OWN_STEPS = CFRONT_CONTRACTS * CFRONT_STEPS,
    LOG_OWN_INSERTS = 2048,
    LOG_OWN_TEXT = 1 << 20, /* bytes of all its texts */
    LOG_OWN_NAME = 256,     /* of one: a name, */
    LOG_OWN_SENTENCE = 1024, /* a sentence, */
    LOG_OWN_LINES = 4096,   /* a declaration: more is cut */
};
struct log_text { uint32_t at, len; };  /* in log_ownership.text */
struct log_spot { uint32_t file;        /* of the attempt's, from 1; 0: none of them */
                  uint32_t line, column, length; };
struct log_own_step { uint32_t role; struct log_spot at; struct log_text message; };
struct log_own_found {
    uint32_t code;
    struct log_spot at;
    struct log_text function, variable, message, advice, rust;
    uint32_t step, step_count;          /* of log_ownership.steps */
};
struct log_own_permit {
    struct log_spot at;
    struct log_text function, variable, reason;
    uint8_t before, after, some;
};
struct log_own_insert { struct log_spot at; struct log_text put; };
struct log_own_proposal {
    struct log_spot at;
    struct log_text function, text, why;
    uint32_t insert, insert_count;      /* of log_ownership.inserts */
};
struct log_ownership {
    uint32_t done;                      /* it was looked for, and this is all of it */
    uint32_t found_count, step_count, permit_count, proposal_count, insert_count;
    uint32_t functions, untold, notation, dropped;
    uint32_t text_len;
    uint64_t us;
    struct log_own_found found[CFRONT_CONTRACTS];
    struct log_own_step steps[LOG_OWN_STEPS];
    struct log_own_permit permits[CFRONT_PERMITS];
    struct log_own_proposal proposals[CFRONT_PROPOSALS];
    struct log_own_insert inserts[LOG_OWN_INSERTS];
    char text[LOG_OWN_TEXT];
};
/* log_ownership.c: what cfront found, in there. file_count: of the attempt's files, by whose names
 * places are known. */
void log_ownership_put(struct log_ownership *log, const struct cfront_ownership *from,
                       const struct source_file *files, size_t file_count);

struct judge_log {
    uint32_t magic;
    uint32_t stage;        /* enum log_stage */
    uint32_t trouble;      /* enum log_trouble */
    uint32_t current_run;
    uint32_t otherwise;    /* it ended otherwise than attempt.outcomes says */
    uint32_t whole;        /* the worker is through with this attempt; it may go on with another */
    uint32_t under_way;    /* in the first log of a batch: which attempt it is at */
    char fault[256];       /* TROUBLE_OURS */
    uint64_t parse_us, compile_us;
    uint32_t diag_count, diags_dropped;
    uint64_t program_len;  /* 0: the tables did not fit */
    uint64_t code;         /* hash of what cfront wrote */
    uint32_t mutation_count;
    struct log_diag diags[LOG_DIAGS];
    uint32_t breach_count, use_count;
    struct log_breach breaches[LOG_BREACHES];
    struct log_use uses[LOG_USES];
    struct log_mutation mutations[LOG_MUTATIONS];
    struct log_variant variants[JUDGE_VARIANTS];
    struct log_ownership ownership;
    struct log_run runs[JUDGE_RUNS];
    char program[LOG_PROGRAM]; /* program/pack.h */
    char bytes[];          /* what the runs wrote */
};

/* Bytes of output that one run may need: stdout and stderr get half each, and
 * either may hold all that the limit allows. */
static inline uint64_t log_run_room(int64_t output_bytes)
{
    return 2 * (uint64_t)output_bytes;
}

/* What is kept of an outcome's output. */
enum { LOG_OUTCOME_BYTES = 200 };

/* For what a run's threads did, and for what exploring found. Little of it is touched. */
static inline uint64_t log_threads_room(void)
{
    return EVENTS_MAX * sizeof(struct guest_event) + sizeof(struct log_schedules)
           + OUTCOMES_MAX * LOG_OUTCOME_BYTES + 64;
}

/* For what a run's requests cost. */
static inline uint64_t log_costs_room(void)
{
    return REQUESTS_MAX * sizeof(struct guest_request) + 64;
}

/* ---- failures that were tried: what stands at log_run.sweep_offset ---- */

enum { SWEEP_FINDINGS = 64, SWEEP_CELLS = 1 << 16 };
struct log_failed {          /* a call that was made to fail */
    struct guest_fault fault;
    uint32_t nth;            /* of all calls that name the same function in the source; 0: not known */
    uint32_t site, step;
    uint64_t size;
};
struct log_cell {
    struct log_failed failed[FAULTS_AT_ONCE];
    uint8_t failed_count;
    uint8_t state;           /* enum fault_outcome */
    uint8_t finding;         /* of findings, from 1; 0: none, or there was no room */
    uint8_t recovered;       /* 1: the failure came in the run after a crash */
    int32_t exit_code;
    char disk[80];           /* of a crash: what was left, guest_disk_word() */
    char said[100];          /* the last line that the run after it printed */
};
/* One cell for each failure; of a run that had attempt.faults one for them together, and the
 * findings are the run's own. */
struct log_sweep {
    uint64_t runs, us;
    uint32_t cell_count;     /* of them, behind this struct */
    uint32_t complete;       /* nothing that could fail was left out */
    uint32_t finding_count, findings_dropped;
    uint64_t before_offset, before_len; /* in log.bytes: what a run that crashed had printed */
    struct log_finding findings[SWEEP_FINDINGS]; /* different mistakes */
};
static inline uint64_t log_sweep_room(int64_t runs)
{
    uint64_t cells = runs < SWEEP_CELLS ? (uint64_t)runs : SWEEP_CELLS;
    return sizeof(struct log_sweep) + (cells + 1) * sizeof(struct log_cell) + 64;
}

/* For the trace of a run: the undo log, and memory as it was in the end. */
static inline uint64_t log_trace_room(int64_t history_bytes)
{
    return history_bytes ? (uint64_t)history_bytes + ((uint64_t)64 << 20) : 0;
}

#endif
