#include <ownership.h>

// A cabinet for papers. It has room for three.
struct cabinet;

// An empty cabinet, or NULL when there is no memory.
gives nullable struct cabinet *cabinet_open(void);

// Puts a paper in, and takes it over: in any case it is the caller's no
// more. Returns 0. If the cabinet is full it throws the paper away, and
// returns -1; what was in it stays.
int cabinet_put(borrows_mut struct cabinet *c, owns char *paper);

// The paper that was put in last: to be looked at, until the cabinet
// changes. It stays in. NULL if the cabinet is empty.
borrows_from(c) nullable const char *
cabinet_look(borrows const struct cabinet *c);

// The paper that was put in last: it is out then, and the caller's.
// NULL if the cabinet is empty.
gives nullable char *cabinet_take(borrows_mut struct cabinet *c);

// Ends the cabinet, with all that is still in it.
void cabinet_close(owns struct cabinet *c);
