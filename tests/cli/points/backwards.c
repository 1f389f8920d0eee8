// Any step, from either side.
int main(void)
{
    int n = 1;
    n = 2;
    n = 3;
    return n - 3;
}

// trace: --step 1
// shows: n is 1
