/* judge/ - compiles and runs a learner's program where it can do no harm, and
 * says what happened.
 *
 *   judge.c     the front process's end of it;  batch.c  many attempts for one worker
 *   attempt.c   what is sent to a worker, as bytes
 *   broker.c    the re-executed process that forks workers; its protocol
 *   worker.c    an attempt, or a batch: compile, link, run, in a process of its own
 *   lockdown.c  seccomp in two steps, Landlock, rlimits (libseccomp only here)
 *   compile.c   the two compilers: cfront, then libtcc (only here)
 *   link.c      libtcc's object to an image: code r-x, constants r--; object.c reads it
 *   lex.c       splices, comments, literals and lines of a source, for directive.c
 *   directive.c finds directives where an answer must have none; blanks comments and quotes
 *   log.h       what a worker leaves behind in shared memory
 *   schedules.c all schedules of a program, in a worker;  atomicity.c  whether other
 *               threads came between what belonged together
 *   faults.h    failures of calls: fault_text.c  as text, "f:alloc3";  fault_words.c  in words
 *   sweep.c     every failure of a run, tried, in a worker
 *   verdict.c   what came back, read with suspicion;  verdict_threads.c  what threads did;
 *               verdict_sweep.c  failures that were tried
 *   log_ownership.c  what was found of ownership before the run, written by the worker;
 *               verdict_ownership.c  the same, read
 *   costs.c     what a run cost: its figures, percentiles, buckets
 *   contracts.c what the rules of ownership are called
 *   proposals.c contracts that were proposed, written into a text
 *   ops.c       what threads do, in words
 *   party.c     which threads a finding has to do with, and what they held
 *   wording.c   findings and ends of runs in words; the table of codes;
 *               wording_threads.c  those about threads
 *   check.c     output against what was wanted: exact text, pcre2 (only here)
 *
 * Neighbours: base, program, cfront, guest, explore below; study above.
 *
 * Processes: front --(socket pair)--> broker --(fork)--> worker. The front
 * process never runs a learner's code and is the only one that knows expected
 * output and solutions. The broker is this same program, re-executed with an
 * environment of its own and one socket; it never sees the terminal or a file. The
 * worker lives for one attempt, or for an author's batch. What it found lies in a
 * sealed memfd that the front process made and reads once the worker is dead.
 *
 * What is not promised: a program that takes the worker over completely could
 * write its own findings and outputs into that memory. It can hide a leak of
 * its own that way; it cannot learn what was wanted, nor reach anything else. */
#ifndef JUDGE_H
#define JUDGE_H

#include "base/base.h"
#include "program/contracts.h"

/* ---- an attempt: what is asked ------------------------------------------ */

struct source_file {
    struct str name; /* as shown in messages: "answer.c"; headers as in #include "..." */
    struct str text;
    bool header;     /* only reachable by #include, not a translation unit */
    bool secret;     /* not for the learner's eyes: pictures leave it out. The judge does not mind */
};
struct macro { struct str name, value; };
struct run_file { struct str name, text; };
/* What must hold of a source, by its typed tree (cfront/rules.h). */
struct source_rule {
    uint8_t kind;        /* enum rule_kind of cfront.h */
    struct str what;     /* a function's name, a construct's word; "" none */
    int64_t number;      /* lines, calls; by kind */
};
struct run_input {
    const struct str *args; /* argv[1..] */
    size_t arg_count;
    struct str in;
    const struct run_file *files; /* in the virtual file system before main */
    size_t file_count;            /* at most JUDGE_RUN_FILES */
};
/* The same program but for one function: what calls it gets to `instead`, which the file that defines it
 * defines as well. */
struct variant { struct str function, instead; };
/* Everything is borrowed for the call that takes it. */
struct attempt {
    const struct source_file *files;
    size_t file_count;
    const struct macro *macros;
    size_t macro_count;
    const struct run_input *runs; /* after one compile */
    size_t run_count;             /* 0: only compile. At most JUDGE_RUNS */
    int64_t steps;        /* statements of one run; 0: 20 million */
    int64_t cpu_ms;       /* processor time of one run, the backstop behind steps; 0: 5000 */
    int64_t heap_bytes;   /* 0: 64 MiB */
    int64_t output_bytes; /* per run; 0: 256 KiB */
    int64_t stack_bytes;  /* frames and locals; 0: 8 MiB */
    int64_t history_bytes; /* of the undo log, for pictures; 0: none. With one run only */
    int64_t history_from;  /* step from which on it is kept */
    int64_t until;         /* end the run behind this step; 0: not */
    bool values;           /* with history: sub-expressions are logged as well */
    bool unchecked;       /* plain mode: no hooks, so almost no findings */
    /* Threads. A run follows `schedule` ("s:..." of explore/, "": the default). With
     * `schedules` all orders of its threads are explored first, in at most so many runs; what
     * is then run, and is the run of the verdict, is the shortest failing schedule that was
     * found (one in which more broke than that accesses raced, if there is one), else
     * `schedule`. A program that makes no thread is run once; with history nothing is explored. */
    struct str schedule;
    int64_t schedules;
    int64_t behind;       /* explore only what begins with the first so many operations of
                             `schedule`: what can still happen from there. 0: all */
    bool weak;            /* loads of atomic objects may read older stores */
    bool unreduced;       /* explore equivalent schedules as well: every order of the points, to
                             compare with */
    bool events;          /* run_result.order has ordinary accesses too, for lanes */
    /* Failures. In each run what `faults` says is made to fail ("f:alloc3+close1"; "": nothing).
     * With `sweep` (bits, 1 << enum fault_class) a run is followed by one for each fallible call
     * of those classes that it made, in which that call fails; with `pairs` by one for each two. */
    struct str faults;
    uint32_t sweep;
    bool pairs;
    int64_t sweep_runs;   /* at most so many for a run of the attempt; 0: SWEEP_RUNS */
    struct str spared;    /* calls in this file do not fail: the exercise's harness; "": in none */
    /* Sweeping FAULT_CRASH: after each the program starts once more, on the disk that was left, with
     * these arguments, and as its standard input what it had printed. */
    uint8_t disk;         /* enum disk_rule of guest.h */
    const struct str *recover_args;
    size_t recover_arg_count;
    bool costs;           /* memory accesses and requests are counted */
    const struct source_rule *rules; /* for the source of this name; what breaks them is in */
    size_t rule_count;               /* verdict.breaches */
    struct str rules_file;
    int rules_first, rules_end;      /* its lines that count, from 0, the last excluded; 0, 0: all */
    bool uses;                       /* verdict.uses: what constructs are in that source */
    bool only_headers; /* no #include reaches a translation unit */
    bool keep_library; /* no function that a header of the library declares is defined anew: the
                          harness of an exercise calls malloc(), and means ours */
    bool first; /* nothing is tried behind the first finding: no other run, failure or order of threads.
                   Who asks only whether something is wrong need not wait for the rest */
    /* With `first`: what run_outcome() is to say of each run, 0: anything. One that ends otherwise is the
     * last, as one with a finding is, and verdict.otherwise is set. NULL: nothing is known. */
    const uint64_t *outcomes;
    /* With some, what is run after the one compile is not the program, but each of them, one after the other;
     * what came of it is in verdict.variants, and nothing in verdict.runs. With `first` and `outcomes`; no
     * failures are tried, and no other orders of threads. Those of a function stand together, and the first
     * one is the function as it is: it is what others call while they are run. */
    const struct variant *variants;
    size_t variant_count;         /* at most JUDGE_VARIANTS */
    bool part; /* of a program, without runs: what is declared may be defined elsewhere */
    unsigned contracts; /* CONTRACTS_ bits of program/contracts.h: what is to be told of ownership before
                           the run, in verdict.ownership. With CONTRACTS_CHECK calls are checked against
                           contracts during it, too */
    /* Mistakes one could make in the source of this name ("": they are not wanted) within these
     * lines, from 1, the last one included: verdict.mutations. */
    struct str mutate;
    int mutate_from, mutate_to;
    /* Judged after this one, whatever came of it; its verdict is verdict.next. At most JUDGE_CHAIN. */
    const struct attempt *next;
};
/* More than this cannot be judged at once; more is a tool fault, so ask before. */
enum { JUDGE_VARIANTS = 64, JUDGE_VARIANT_OUT = 4000 };
enum { JUDGE_CHAIN = 64, SWEEP_RUNS = 4000, SWEEP_RUNS_MAX = 1000 * 1000 };
enum { JUDGE_RUNS = 64, JUDGE_FILES = 256, JUDGE_MACROS = 1024, JUDGE_ARGS = 4096,
       JUDGE_RUN_FILES = 32 };
/* A budget of schedules that suits a course: a second or so. At most JUDGE_SCHEDULES_MAX. */
enum { JUDGE_SCHEDULES = 20 * 1000, JUDGE_SCHEDULES_MAX = 100 * 1000 * 1000 };

/* ---- a verdict: what was found ------------------------------------------ */

enum verdict_kind {
    VERDICT_CLEAN,         /* compiled, every run ended by itself, no finding */
    VERDICT_FINDINGS,      /* a crash, a leak, a bad free ... in some run */
    VERDICT_COMPILE_ERROR,
    VERDICT_LIMIT,         /* time, output or memory */
    VERDICT_TOOL_FAULT,    /* ours; never counted against the learner */
};
const char *verdict_kind_name(enum verdict_kind k); /* "compile-error" */

struct place { /* in the learner's files */
    struct str file; /* "" when unknown */
    int line;        /* 0 unknown */
    int column;      /* 0 unknown */
    int length;      /* bytes to underline from there */
    struct str function;
};
/* A thread that has to do with a finding; see struct log_party of guest.h. */
struct held { struct str lock; struct place at; }; /* "the mutex 'bank.lock'", where it was locked */
struct party {
    int thread;
    struct place started; /* where the thread was created; line 0: main's, or unknown */
    const char *does;    /* op_word(): "reads", "waits to lock" */
    struct str object;   /* "'x'", "the mutex 'a'"; "" unknown */
    struct place at;
    struct place *stack;
    size_t stack_count;
    uint64_t step;
    struct held *held;
    size_t held_count;
};
enum ended { ENDED_NOT, ENDED_FREED, ENDED_LEFT /* its block */, ENDED_RETURNED /* its function */ };
struct finding {
    const char *code;    /* one of finding_codes(), stable */
    struct str message;  /* one sentence without line numbers */
    struct place at;     /* where it happened: always a line of the learner's */
    struct place *stack; /* innermost first; stack[0] is at */
    size_t stack_count;
    uint64_t step;       /* of the run; 0 unknown */
    uint64_t address;    /* of the object, or of the access when there is none; 0 unknown */
    uint64_t access;     /* first byte read or written that may not be; 0 unknown */
    uint64_t lost_step;  /* leak; 0 unknown */
    bool has_object;
    bool is_heap;
    struct str object;   /* "the array 'a'", "the 40 bytes"; "" unknown */
    struct str type;     /* "int[10]"; "" unknown */
    uint64_t object_size;
    uint64_t object_blocks; /* leak: how many such blocks */
    struct place made;   /* allocated, declared, opened; line 0: unknown */
    struct place *made_stack;
    size_t made_count;
    enum ended ended;
    struct place freed;  /* where it ended; line 0: unknown */
    struct place *freed_stack;
    size_t freed_count;
    struct place lost;   /* leak: where the last pointer went; line 0: unknown */
    struct place contract; /* of <ownership.h>, that it breaks: where its words are; line 0: none */
    struct place moved;  /* the call by which it was given away, lent or locked before; line 0: unknown */
    struct str lost_how; /* "the variable was given another value"; a clause, "" unknown */
    int thread;          /* that did it; 0: main's */
    struct place started; /* where that was created; line 0: main's, or unknown */
    struct party *parties;
    size_t party_count;
};
/* What a thread did that others could notice, in the order of the run: a step of a lane. */
struct thread_step {
    int thread;
    uint8_t kind;        /* enum op_kind of guest.h */
    const char *word;    /* "reads", "locks" ... of what was done */
    struct place at;     /* its expression */
    struct str object;   /* "x", "bank.lock"; "" unknown, as in the heap */
    struct str value;    /* "3", "thread 2"; "" none */
    uint64_t address, size; /* of the object, or the part of it that was accessed; 0: none */
    uint64_t step, tick;
    unsigned enabled;    /* bits: threads that could go; 0 where nobody was asked */
    bool point, preempted, failed, shared; /* EVENT_ of guest.h */
    int picked, choices; /* 0, 0: there was no choice */
    bool part_of_finding; /* the first finding's place and step, or one of its parties' */
};
struct outcome {         /* that some schedules have */
    struct str out;      /* what was printed, the first 200 bytes, raw */
    int exit_code;
    bool failed;
    const char *code;    /* of what failed; NULL */
    uint64_t classes;
    double interleavings; /* 0: not counted */
    struct str schedule; /* an example */
};
struct failure {         /* that some schedules lead to: different mistakes */
    struct finding finding;
    uint64_t runs;
    int preemptions;
    struct str schedule; /* the shortest found */
};
struct schedules {       /* see struct explore_result of explore.h */
    bool complete, counted;
    uint64_t runs, classes, blocked;
    double interleavings;
    struct { const char *name; uint64_t runs, failing, threads, points; int bound; bool complete; }
        stages[8];
    size_t stage_count;  /* those that had runs */
    struct outcome *outcomes;
    size_t outcome_count;
    struct failure *failures;
    size_t failure_count;
    bool more_outcomes, more_failures;
    int64_t explore_us;  /* that its runs took together, what is between them included */
};
/* A failure that was tried. */
enum fault_outcome {
    FAULT_HANDLED,   /* all rules were kept, and it did not pass for success */
    FAULT_UNNOTICED, /* the same output and the same exit code as if nothing had failed, though what
                       the program left behind is not the same; or an error nobody asked for */
    FAULT_BROKE,    /* a finding, or a run that a limit ended */
};
struct fault_cell {          /* of two failures: the fields are the second's */
    enum fault_outcome state;
    const char *class;       /* "alloc", "read", as sweep_classes() has it; static */
    const char *word;        /* "allocation", "read", of the class; static */
    struct str function;     /* "malloc" as the source has it; "" not known */
    const char *way;         /* "fails", "is short", "is interrupted"; of a crash "stops here"; static */
    int n;                   /* the n-th of its class in the run */
    struct place at;         /* the call */
    uint64_t size, step;
    struct str faults;       /* repeats it: "f:alloc3" */
    struct str how;          /* one clause: "when the 3rd `malloc` (line 22) returns NULL"; of a pair both */
    struct str told;         /* FAULT_BROKE, FAULT_UNNOTICED: how, and what came of it: "when the 3rd `malloc`
                                (line 22) returns NULL, line 23 follows it"; no full stop */
    const struct finding *finding; /* FAULT_BROKE, FAULT_UNNOTICED; shared by cells of one mistake. NULL
                                behind the first 64 different ones */
    int exit_code;
    struct str said;         /* of a crash: the last line that the run after it printed; "" none */
};
struct sweep {
    struct fault_cell *cells; /* in the order of the calls; pairs behind */
    size_t count;
    struct finding *findings; /* what cells lead to: different mistakes, in the order of the cells */
    size_t finding_count;
    size_t broken, unnoticed;
    uint64_t runs;           /* that it took, recoveries included */
    bool complete;           /* false: more could fail than was tried */
    int64_t sweep_us;
};
/* A request of <freehold.h>: freehold_request_begin() to _end(). */
struct request { uint64_t units, accesses, allocations; struct place at; };
struct costs {
    uint64_t accesses, units; /* of the whole run; see guest/costs.c for what a unit is */
    struct request *requests; /* in order */
    size_t request_count;     /* the first REQUESTS_MAX of guest.h */
    uint64_t *sorted;         /* units of each, the least first */
};
struct run_result {
    bool ran;           /* false: an earlier run ended the worker */
    int exit_code;
    struct str out, err; /* raw bytes; pass utf8_printable() before showing */
    struct str trace;    /* for trace_open(); empty without history */
    bool out_cut, err_cut;
    struct finding *findings;
    size_t finding_count;
    const char *limit;  /* "step-limit", "time-limit", "output-limit", "heap-limit" or NULL */
    uint64_t steps;     /* statements run */
    struct place busiest; /* of a run that came to its end after many steps: the line that took most; line 0: unknown */
    uint64_t busiest_steps;
    uint64_t reachable_blocks, reachable_bytes; /* never freed, but still pointed to at the end */
    uint64_t allocations, frees, peak_bytes;
    int threads;         /* that there were, main's included */
    struct thread_step *order; /* what its threads did, one after the other; with threads only */
    size_t order_count;
    struct str schedule; /* that this run followed: repeats it */
    bool departed;       /* the schedule that was asked for wanted a thread to go that could not:
                            the program is not the one it was made for */
    const struct schedules *schedules; /* NULL: not explored */
    struct str faults;   /* what was made to fail in this run, "f:alloc3"; "" nothing */
    const struct fault_cell *failed; /* the same in words; NULL: nothing */
    bool faults_missed;  /* not all that was asked for came to pass: the run made fewer calls */
    struct str before;   /* of a run that recovered from a crash: what was printed before that */
    const struct sweep *sweep; /* NULL: none */
    uint64_t allocated_bytes;
    uint64_t live_blocks; /* the most at a freehold_mark() or, if there was none, at once */
    const struct costs *costs; /* NULL: not counted */
    int64_t run_us;
};
/* What came of a variant: no more than shows whether it is wrong. */
enum variant_end {
    VARIANT_UNKNOWN,   /* it could not be told here */
    VARIANT_WELL,      /* nothing of the following */
    VARIANT_OTHERWISE, /* a run ended otherwise than attempt.outcomes says: its output and exit code */
    VARIANT_BROKE,     /* a finding, or statements used up */
};
struct variant_result { enum variant_end end; size_t run; int exit_code; struct str out; };
/* A mistake one could make in a program that compiles, as an edit of its text; see
 * cfront/mutate.c. What comes of it need not compile, and may be the same program. */
struct mutation {
    int line, column;   /* from 1; column in bytes */
    int length;         /* bytes from there to be replaced; may go over lines */
    struct str put;     /* by this */
    struct str what;    /* "`i < n` made `i <= n`"; no full stop */
    bool body;          /* no mistake, but a function's body made empty; what: its name */
    /* The function it lies in: offsets of its definition, of its name in it, of what is behind it. to == 0:
     * not known. Hostile as well. */
    uint32_t from, name, name_length, to;
};
/* ---- ownership, before the run: as struct cfront_ownership of cfront.h, copied with suspicion ---- */
const char *contract_word(enum contract_code c); /* "use-after-move"; "" of none. Static */
const char *contract_rule(enum contract_code c); /* "used after it was given away or freed". Static */
const char *contract_rust(enum contract_code c); /* "use of moved value". Static */
const char *contract_role_word(enum contract_role r); /* "moved"; "" of none. Static */
/* "RWO", "R--"; of what is on some paths only in small letters. */
struct permit_text { char text[4]; };
struct permit_text permit_text(unsigned permits, unsigned some);
struct contract_proposal;
/* The text of a file of that name with what these proposals insert into it, in the arena, with ends of
 * lines as it has them; the same text if that is nothing. False: it is not the text that they are about,
 * and *ret is the text as it was. */
bool proposals_written(struct arena *a, const struct contract_proposal *p, size_t count, struct str file,
                       struct str text, struct str *ret);
struct contract_step { uint8_t role; /* enum contract_role */ struct place at; struct str message; };
struct contract_found {
    enum contract_code code;
    const char *word;         /* "use-after-move"; static */
    struct place at;
    struct str variable;      /* "" nothing with a name */
    struct str message;       /* a sentence without its full stop, without line numbers */
    struct str advice, rust;  /* may be "" */
    struct contract_step *steps; /* the path there, in its order */
    size_t step_count;
};
struct permit {               /* what a variable may do from here on changes */
    struct str file;
    int line;
    struct str function, variable;
    uint8_t before, after, some; /* enum contract_permission */
    struct str reason;        /* a clause */
};
struct contract_proposal {    /* the contract that a function's body implies */
    struct str file;
    int line, column;
    struct str function, text, why;
    struct contract_insert { struct str file; int line, column; struct str put; } *inserts; /* hostile:
                                 anywhere. At prototypes, too, so in more than one file; proposals may have
                                 equal ones, which are one edit */
    size_t insert_count;
};
struct ownership {
    struct contract_found *found; /* by place */
    size_t found_count;
    struct permit *permits;   /* by file, line */
    size_t permit_count;
    struct contract_proposal *proposals;
    size_t proposal_count;
    size_t functions, untold; /* looked at; of found: cannot-tell */
    size_t dropped;           /* found as well, and not told: there was no more room */
    bool notation;            /* some file includes <ownership.h> */
    int64_t check_us;
};
struct verdict {
    struct arena arena; /* everything below lives here */
    enum verdict_kind kind;
    struct diag *diags; /* from compiling */
    size_t diag_count;
    struct run_result *runs; /* one for each of the attempt's runs */
    size_t run_count;
    bool unchecked;     /* the attempt's: that nothing was found says little */
    bool otherwise;     /* attempt.outcomes: a run ended otherwise, and behind it nothing was tried */
    struct str program; /* tables, for trace_open(); empty without history */
    struct str fault;   /* VERDICT_TOOL_FAULT: what went wrong on our side */
    struct breach { size_t rule; struct place at; struct str message; } *breaches; /* of attempt.rules; */
    size_t breach_count;             /* by rule. Not after a compile error */
    struct use { struct str word; struct place at; } *uses; /* attempt.uses: words of constructs */
    size_t use_count;   /* (program/constructs.h), names of library functions; where first, by place */
    struct mutation *mutations; /* of attempt.mutate, by place; hostile: a place may be anywhere */
    size_t mutation_count;
    struct variant_result *variants; /* one for each of the attempt's, if it compiled */
    size_t variant_count;
    const struct ownership *ownership; /* attempt.contracts; NULL: not asked, or it did not compile */
    uint64_t code; /* a number for what it was compiled to: equal programs have equal ones, whatever
                      their texts, different ones most likely different ones. 0: did not compile */
    int64_t parse_us, compile_us, run_us, total_us;
    struct verdict *next; /* of attempt.next; owned */
};
void verdict_free(struct verdict *v); /* and those behind it; NULL is fine */
/* A number for what the run printed and the code it ended with: FNV-1a, never 0. */
uint64_t run_outcome(const struct run_result *r);
/* The first finding of any run, else of any sweep, or NULL. Borrowed. */
const struct finding *verdict_first_finding(const struct verdict *v);

/* ---- costs.c: figures of a run ------------------------------------------- */

/* What a budget can limit. Those of latency are units of requests. */
enum measure { MEASURE_ALLOCATIONS, MEASURE_BYTES, MEASURE_PEAK_BYTES, MEASURE_LIVE_BLOCKS,
               MEASURE_STEPS, MEASURE_ACCESSES, MEASURE_P50, MEASURE_P99, MEASURE_MAX, MEASURES };
const char *measure_name(enum measure m);  /* "peak-bytes": as in a pack */
const char *measure_title(enum measure m); /* "bytes of the heap in use at once" */
bool measure_find(struct str name, enum measure *ret);
bool measure_counts(enum measure m);       /* the attempt must have costs */
bool measure_latency(enum measure m);      /* it is of requests */
/* False: the run has no such figure: it was not counted, or there were no requests. */
bool run_figure(const struct run_result *r, enum measure m, uint64_t *ret);
/* The least cost that is not exceeded by so many of 100 requests: nearest rank, so it is always
 * a request's own. 0: there are none. */
uint64_t costs_percentile(const struct costs *c, unsigned percent);
/* Requests by what they cost, for a histogram: each bucket reaches to twice the cost of the one
 * before, and none is empty at either end. */
enum { COST_BUCKETS = 64 };
struct cost_bucket { uint64_t from, to; /* units, both included */ size_t requests; };
size_t costs_buckets(const struct costs *c, struct cost_bucket ret[COST_BUCKETS]);

/* ---- the judge ----------------------------------------------------------- */

struct judge;
void judge_free(struct judge *j); /* ends the broker; NULL is fine */
/* Starts the broker. Call it first thing, before any file, terminal or
 * database is open. NULL: this machine cannot run code safely, *reterr says
 * what it lacks. */
OWNED(judge_free) struct judge *judge_new(struct error *reterr);
/* If this process was started to be a broker, serves until the front process
 * is gone and does not return. First line of main(). */
void judge_serve_if_broker(int argc, char **argv);

/* Judges and waits. Never NULL: trouble of ours is a VERDICT_TOOL_FAULT. */
OWNED(verdict_free) struct verdict *judge_run(struct judge *j, const struct attempt *a);

/* Judges `count` attempts and waits; each verdict is what judge_run() gives of its attempt, and the
 * caller's. As far as their limits agree they share a worker (JUDGE_BATCH at most): all are compiled,
 * then one after the other is run. What does not come to its end there is judged once more, alone.
 * For an author's answers, dozens of which are judged in a row: nothing but the machine's own checks
 * stands between one program and the verdict of another. */
enum { JUDGE_BATCH = 32 };
void judge_run_all(struct judge *j, const struct attempt *const *attempts, size_t count, struct verdict **ret);
/* The same for what will be asked for: expects an attempt (a copy is kept); judges all that are expected; and
 * from then on each verdict is there for one judge_run() of an equal attempt. judge_forget() drops what
 * nobody asked for, and says how many that were. */
void judge_expect(struct judge *j, const struct attempt *a);
void judge_ahead(struct judge *j);
size_t judge_forget(struct judge *j);

/* The same without waiting. A submit cancels the attempt under way. */
void judge_submit(struct judge *j, const struct attempt *a);
void judge_cancel(struct judge *j);
/* Readable when judge_take() has something. */
int judge_fd(const struct judge *j);
/* The verdict of the last submit if it is there, else NULL. */
OWNED(verdict_free) struct verdict *judge_take(struct judge *j);

/* "alloc,io" to bits of enum fault_class: names of classes, or `io` (open, read, write, close,
 * flush, name), `all` (alloc, io and thread). False: *reterr names the word and those there are. */
bool sweep_classes(struct str list, uint32_t *ret, struct error *reterr);
/* "ordered", "synced", or "" for ordered, to attempt.disk. */
bool disk_rule_find(struct str name, uint8_t *ret);
/* Is it what attempt.faults takes, as "f:alloc3+close1"? False: *reterr says why not. */
bool faults_known(struct str text, struct error *reterr);

/* Names for `freehold explain` and for pack front matter. NULL-ended. */
const char *const *finding_codes(void);

/* What a thread did, by enum op_kind of guest.h: "reads", "locks"; and what one that cannot go
 * on waits to do: "waits to lock". Static. */
const char *op_word(int kind);
const char *op_word_waiting(int kind);

/* ---- checks on sources --------------------------------------------------- */

/* The part of an answer between locked lines: the first line of it (from 1) that
 * could change what those mean, 0 if there is none. That is a directive of the
 * preprocessor other than `#include <...>`, or, then *ret_comment is set, a comment
 * without an end. */
int source_directive(struct str text, bool *ret_comment);

/* The same text with comments, and with `quotes` what stands in quotes, blanked out; as long, so
 * that places are the same. In the arena. */
struct str source_blanked(struct arena *a, struct str text, bool quotes);

/* ---- checks on output ---------------------------------------------------- */

struct mismatch {
    bool differs;
    int line;      /* first line that differs, from 1 */
    int column;    /* first byte of it, from 1 */
    bool only_white_space; /* differs in blanks or the final newline alone */
};
struct mismatch output_compare(struct str want, struct str got);
/* pcre2, UTF-8, multi-line, with match and depth limits. Returns 1, 0, or -1
 * with *reterr for a bad pattern or a limit hit. */
int output_matches(struct str pattern, struct str text, struct error *reterr);
/* The same, and the bytes that match, if there is a match. */
int output_find(struct str pattern, struct str text, size_t *ret_from, size_t *ret_to, struct error *reterr);

#endif
