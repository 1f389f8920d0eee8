/* What is said about ownership before a program runs: one list for cfront, which finds it,
 * for judge, study and the faces, which tell it, and for the documents.
 *
 * CONTRACT_CODES(X): X(ID, "code", "a phrase that a sentence can take", "Rust's word for the rule").
 * Codes that findings of a run have too mean the same there. */
#ifndef PROGRAM_CONTRACTS_H
#define PROGRAM_CONTRACTS_H

#define CONTRACT_CODES(X) \
    X(USE_AFTER_MOVE, "use-after-move", "used after it was given away or freed", "use of moved value") \
    X(MOVED_TWICE, "moved-twice", "given away or freed twice", "use of moved value") \
    X(OWNER_DROPPED, "owner-dropped", "an owner ends, and what it owns is lost", "drop") \
    X(FREED_BORROW, "freed-borrow", "what was only borrowed is freed, kept or given away", \
      "cannot move out of a borrow") \
    X(GIVES_BORROW, "gives-borrow", "what is not one's own is given to the caller", \
      "cannot return a value that is borrowed") \
    X(BORROW_OUTLIVES_OWNER, "borrow-outlives-owner", "a borrow lives longer than its owner", \
      "does not live long enough") \
    X(BORROW_INVALIDATED, "borrow-invalidated", "the owner was changed, moved or freed under a borrow", \
      "cannot borrow as mutable because it is also borrowed") \
    X(RETURNS_LOCAL, "returns-local", "the address of a local outlives its function", \
      "cannot return reference to local variable") \
    X(MAYBE_NULL, "maybe-null", "followed where it may be NULL", "Option must be matched") \
    X(UNSET_OUT_PARAMETER, "unset-out-parameter", "read where nothing was put into it", \
      "possibly uninitialised") \
    X(RESULT_IGNORED, "result-ignored", "a result that must be used is thrown away", "must_use") \
    X(LOCK_HELD_AT_EXIT, "lock-held-at-exit", "a lock is still held at the end", "guard not dropped") \
    X(GUARDED_WITHOUT_LOCK, "guarded-without-lock", "used without the lock that guards it", \
      "the data is behind the Mutex") \
    X(LOCK_MISUSE, "lock-misuse", "a lock is taken twice, or unlocked by who does not hold it", \
      "the guard is the only way to unlock") \
    X(CONTRACT_MISMATCH, "contract-mismatch", "two declarations say different things", \
      "mismatched signature") \
    X(CANNOT_TELL, "cannot-tell", "nothing can be said here", "unsafe")

enum contract_code {
    CONTRACT_CODE_NONE,
#define X(id, code, phrase, rust) CONTRACT_CODE_##id,
    CONTRACT_CODES(X)
#undef X
    CONTRACT_CODES_END,
};

/* What a place of a finding's story is. */
enum contract_role {
    CONTRACT_ROLE_NONE,
    CONTRACT_ROLE_OWNED,    /* became an owner here */
    CONTRACT_ROLE_MOVED,    /* ownership went elsewhere */
    CONTRACT_ROLE_FREED,    /* a move whose taker ends it: free(), fclose() */
    CONTRACT_ROLE_BORROWED, /* the borrow began */
    CONTRACT_ROLE_CHANGED,  /* the owner was written, reallocated */
    CONTRACT_ROLE_BRANCH,   /* the path goes this way */
    CONTRACT_ROLE_USED,     /* the use that is wrong */
    CONTRACT_ROLE_ENDED,    /* a scope, a function ends */
    CONTRACT_ROLE_LOCKED, CONTRACT_ROLE_UNLOCKED,
    CONTRACT_ROLE_WRITTEN,  /* the words of the contract: a declaration */
};

/* What a variable may do with what it points to; bits. */
enum contract_permission { PERMIT_READ = 1, PERMIT_WRITE = 2, PERMIT_OWN = 4 };

/* What is wanted of the check; bits of attempt.contracts and cfront_input.contracts. */
enum { CONTRACTS_CHECK = 1, /* before the run and in it */
       CONTRACTS_PERMISSIONS = 2, CONTRACTS_PROPOSALS = 4,
       CONTRACTS_RUN = 8, /* in the run only */
       CONTRACTS_ALL = 15 };

#endif
