// --- your code starts here ---
// The goals between the two sides. Only reads the boxes.
int lead(int *home, int *away)
{
    *home = *home - *away;
    if (*home < 0)
        *home = -*home;
    return *home;
}
// --- your code ends here ---

// The compiler compares the signature above with the promise.
_Static_assert(
    _Generic(&lead, int (*)(const int *, const int *): 1, default: 0),
    "lead does not yet promise that it only reads both boxes");
