// caught-by: wrong-output
// Swaps what p and q point to. Borrows both.
void swap(int *p, int *q)
{
    // --- your code starts here ---
    *p = *q; *q = *p;
    // --- your code ends here ---
}
