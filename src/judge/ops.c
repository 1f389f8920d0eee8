/* What threads do, in words: "reads", "locks". */
#include "judge/judge.h"

#include "guest/guest.h"

const char *op_word(int kind)
{
    static const char *const words[OP_KINDS] = {
        [OP_START] = "starts", [OP_READ] = "reads", [OP_WRITE] = "writes", [OP_LOAD] = "loads",
        [OP_STORE] = "stores", [OP_UPDATE] = "updates", [OP_FENCE] = "fences", [OP_LOCK] = "locks",
        [OP_TRYLOCK] = "tries to lock", [OP_UNLOCK] = "unlocks", [OP_LOCK_SHARED] = "locks to read",
        [OP_TRYLOCK_SHARED] = "tries to lock to read", [OP_UNLOCK_SHARED] = "unlocks",
        [OP_WAIT] = "waits", [OP_SIGNAL] = "signals", [OP_BROADCAST] = "wakes all",
        [OP_SEM_WAIT] = "takes from", [OP_SEM_TRYWAIT] = "tries to take from", [OP_SEM_POST] = "posts to",
        [OP_BARRIER] = "arrives at", [OP_BARRIER_LEAVE] = "leaves", [OP_ONCE] = "begins once",
        [OP_ONCE_END] = "ends once", [OP_CREATE] = "creates", [OP_JOIN] = "joins",
        [OP_DETACH] = "detaches", [OP_EXIT] = "ends", [OP_YIELD] = "yields", [OP_SLEEP] = "sleeps",
        [OP_LIBRARY] = "calls the library", [OP_DESTROY] = "sets up or destroys",
    };
    return kind > OP_NONE && kind < OP_KINDS && words[kind] ? words[kind] : "does something";
}

const char *op_word_waiting(int kind)
{
    switch (kind) {
    case OP_LOCK: return "waits to lock";
    case OP_LOCK_SHARED: return "waits to lock to read";
    case OP_WAIT: return "waits to be woken by";
    case OP_SEM_WAIT: return "waits to take from";
    case OP_BARRIER: case OP_BARRIER_LEAVE: return "waits at";
    case OP_ONCE: return "waits for the once of";
    case OP_JOIN: return "waits to join";
    default: return op_word(kind);
    }
}
