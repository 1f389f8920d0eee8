// What a function returned, without a variable for it.
static int add(int a, int b)
{
    return a + b;
}
int main(void)
{
    return add(add(1, 2), 4) - 7;
}

// trace: --all
// shows: `add(a = 1, b = 2)` returned 3
// shows: `add` returned 7
