/* contracts.h - what the files that check contracts during the run share, and where the others call
 * them: contracts.c, contracts_during.c, contracts_end.c, contracts_tell.c. Each seam is to be asked only
 * while memory.contracts is set. */
#ifndef GUEST_CONTRACTS_H
#define GUEST_CONTRACTS_H

#include "guest/heart.h"

#define CLAIMS_TABLE 0x320000000000ul
#define TAGS_TABLE   0x330000000000ul

enum {
#ifdef TINY
    CLAIMS_MAIN = 64, CLAIMS_THREAD = 16,
#else
    CLAIMS_MAIN = 1 << 15, CLAIMS_THREAD = 1 << 11,
#endif
    CLAIMS_MAX = 1 + CLAIMS_MAIN + (THREADS_MAX - 1) * CLAIMS_THREAD,
    CLAIM_KEPT = 4, CLAIM_BYTES = 128,
};

/* What a call under way was promised, or promised, of one block or stream; or a mark of where it
 * began, or an out-parameter, which are of no object. */
struct claim {
    uint32_t object, index;  /* its number and object.index; 0: none */
    uint32_t contract;       /* of program.contracts */
    uint32_t depth, serial;  /* the call that ends it: the function itself, or who calls it */
    uint32_t inner;          /* calls from this depth on are inside */
    uint32_t site;           /* where it was called */
    uint32_t below;          /* the claim on the same object that was made before; 0 none */
    uint64_t clock;          /* when it was made */
    uint64_t allocations;    /* there were so many */
    uint64_t frames;         /* addresses of frames from here on are inside */
    uint64_t value;          /* the argument */
    uint64_t before;         /* PROGRAM_OUT: what lay there */
    uint64_t kept[CLAIM_KEPT]; /* offsets of words outside where it was stored meanwhile; 0: free */
    uint32_t kept_site[CLAIM_KEPT];
    uint8_t kept_owned;      /* bits: that word is said to own what it points to */
    uint64_t low, high;      /* PROGRAM_BORROWS: addresses of all that was lent, of whatever kind */
    uint64_t freed_at, freed_base, freed_size; /* a word of it that owned a block, which was freed; 0 none */
    uint32_t freed_stack, freed_object;
    uint32_t lent;           /* PROGRAM_OWNS: the claim by which it was only borrowed; 0 none */
    bool outside;            /* made by who calls, through a pointer */
    bool was_set;            /* PROGRAM_OUT: before could be read */
    bool done;               /* consumed, or told of */
    bool stored;             /* somewhere outside, if only for a while */
    uint8_t size;            /* of bytes */
    unsigned char bytes[CLAIM_BYTES]; /* of the block as it began */
};
static struct claim *const claims = (struct claim *)CLAIMS_TABLE;

/* What is known of a block beyond one call. Valid if run and index are those of now. */
struct tag {
    uint32_t run, index;
    uint32_t claim;          /* the newest; 0 none */
    uint32_t moved_site, moved_serial, moved_contract; /* given away there by that call; 0: not */
    bool ended;              /* and freed by who owned it then */
    bool twice;              /* and freed by the same call although it was not given back */
    bool many;               /* more calls had it than were looked at when it was stored */
    uint64_t owner_at;       /* address of a word that is said to own it, when last stored; 0 none */
    bool owner_alone;        /* all of its object is that one record: no element of an array */
    uint64_t other_owner;    /* and of one that still did when that was stored */
    uint64_t given;          /* clock, when it was last given by a function; 0 never */
};

static inline const struct program_contract *contract_of_claim(const struct claim *c)
{
    return &machine.program->contracts[c->contract];
}

/* ---- contracts.c ---- */
bool contracts_init(struct error *reterr);
uint64_t contracts_space(void);
void contracts_reset(void);
void contracts_start(void);                     /* of machine.program, before a run */
void contracts_stored(uint64_t value, uint64_t o, U site); /* a pointer to the heap is about to lie at o */
void contracts_freed(uint32_t number);          /* live: a block is about to be freed, a stream closed */
void contracts_handed(const void *p);           /* to another thread, to the library for good */
void contracts_given(uint32_t number);          /* by a function: its caller owns it now */
void contracts_jumped(uint32_t depth);          /* longjmp goes back to it */
bool contracts_moved(uint32_t number);          /* a dead block, freed again: it was given away by who frees
                                                   it. Tells what is to be told besides */
void contracts_moved_note(struct log_finding *f, uint32_t number); /* where it was given away */
struct tag *tag_of(uint32_t number);            /* NULL: there is none */
bool claim_same(const struct claim *c);         /* its object is still that object, and live */
bool claim_active(const struct claim *c);
bool claim_holds(const struct claim *c, uint32_t kept); /* that word still points into it */

void contract_locks_reset(void); /* contract_locks.c */

struct tag *tag_new(uint32_t number);           /* the one there is, or a new one */
bool claim_says(uint32_t claim, unsigned words);
uint32_t claim_newest(const struct tag *t);     /* under way; 0: none */
uint32_t claim_newest_that(uint32_t i, unsigned words); /* from i on down its chain */
uint32_t claims_newest_of_thread(uint32_t n);   /* the n-th newest of the thread that runs; 0: there is none */
void claims_settle(uint32_t thread);
void claims_of_call(bool outside, uint32_t *ret_first, uint32_t *ret_end); /* of the call on top */
void claims_end(uint32_t first);                /* it and those above it */
bool tells_itself(P function);                  /* a function with a contract, or of the library */
bool word_at(uint64_t o, uint64_t *ret);        /* at an offset; false: it cannot be read, and is 0 */

/* ---- contracts_during.c ---- */
void contracts_during_reset(void);
/* A word that the call does not end: 1 of a caller's variable, 2 of the heap or static; 0: it does. */
int claim_outside(const struct claim *c, uint64_t at);
bool still_points(uint64_t at, const struct object *b); /* the word at an address, into b, dead or live */
/* What was only borrowed is gone, or somebody else's. owner: the claim of who took it, or 0: it was
 * freed right here. */
void tell_taken(uint32_t borrow, uint32_t owner);

/* ---- contracts_tell.c ---- */
void contracts_tell_reset(void);
/* A finding at site about the contract of a claim, or of a result. NULL: told before. */
FORMAT(4, 5) struct log_finding *contract_tell(const char *code, U site, uint32_t contract,
                                               const char *text, ...);
/* "parameter 's' of 'push'", "the result of 'make'"; static, until the next call. */
const char *contract_name(uint32_t contract);
bool shared_more(const struct claim *c);        /* a count in it went up since: one more owner */
bool shared_less(const struct claim *c);        /* one went down, and is not 0 */
/* Outside of the call something points to its object that did not when it began, or may not have. */
bool claim_lasts(const struct claim *c);
bool claim_owns(const struct claim *c, uint64_t at); /* the object at address is led to by c's */
/* What comes out of a call, by a result or an out-parameter, is to be the caller's own. first..end:
 * claims of the call. left: the call may have failed, but something was put there. */
void fresh_check(uint32_t contract, P value, U site, uint32_t first, uint32_t end, bool left);

#endif
