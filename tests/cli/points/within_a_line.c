// Sub-expressions of one line, in the order they were computed.
int main(void)
{
    int w = 5, x = 10, y = 20, z = 30;
    int result = w - x * (y + z);
    return result != -495;
}

// trace: --line 5 --values
// shows: `(y + z)` is 50
// shows: `x * (y + z)` is 500
