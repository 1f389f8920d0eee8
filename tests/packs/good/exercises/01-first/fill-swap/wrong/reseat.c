// caught-by: wrong-output
// Swaps what p and q point to. Borrows both.
void swap(int *p, int *q)
{
    // --- your code starts here ---
    int *t = p; p = q; q = t;
    // --- your code ends here ---
}
