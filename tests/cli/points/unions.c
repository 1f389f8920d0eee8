// A union: all its members, over the same bytes.
union number { unsigned whole; unsigned char bytes[4]; float real; };
int main(void)
{
    union number u;
    u.whole = 0x40490fdb;
    return u.bytes[3] == 0;
}

// trace: --line 6
// shows: whole is 1078530011
// shows: real is 3.14159
// shows: [3] is 64
