// A pointer to a function, by its name.
static int twice(int n) { return 2 * n; }
int main(void)
{
    int (*f)(int) = twice;
    return f(0);
}

// trace: --line 5
// shows: f is twice
