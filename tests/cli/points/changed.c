// What a step changed stands out.
int main(void)
{
    int v[3] = {1, 2, 3};
    v[1] = 20;
    return 0;
}

// trace: --line 5
// shows: [1] is 20, changed, was 2
// shows: [0] is 1
