// Read-only memory, apart from the heap.
int main(void)
{
    const char *s = "freehold";
    s += 4;
    return *s != 'h';
}

// trace: --line 5
// shows: Texts and arguments
// shows: text is "freehold"
// shows: s points to "freehold" + 4
