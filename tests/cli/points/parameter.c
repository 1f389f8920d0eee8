// A parameter that its function changes.
static int countdown(int n)
{
    while (n > 0)
        n--;
    return n;
}
int main(void)
{
    return countdown(3);
}

// trace: --line 5 --visit 2
// shows: `n` is now 1, was 2
