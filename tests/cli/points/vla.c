// An array whose size is known only at run time.
int main(void)
{
    int n = 3;
    int squares[n];
    for (int i = 0; i < n; i++)
        squares[i] = i * i;
    return squares[2] - 4;
}

// trace: --line 8
// shows: squares, int [3]
// shows: [2] is 4
