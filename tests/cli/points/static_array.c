// A static array with initialisers, and a counter that outlives its calls.
static int count(void)
{
    static int primes[4] = {2, 3, 5, 7};
    static int calls;
    calls++;
    return primes[calls];
}
int main(void)
{
    count();
    return count() - 5;
}

// trace: --line 6 --visit 2
// shows: calls in `count` is 2, changed, was 1
// shows: [3] is 7
