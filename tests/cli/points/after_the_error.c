// The run goes on behind an error that memory survives.
int main(void)
{
    int n;
    int twice = n * 2;
    int after = 5;
    after++;
    return twice == after;
}

// trace: --line 7
// shows: `after` is now 6, was 5
// shows: n is not set
