// Bit-fields, each for itself.
struct date { unsigned day : 5, month : 4; int year : 13; };
int main(void)
{
    struct date d = {26, 11, 2026};
    d.day++;
    return d.day - 27;
}

// trace: --line 6
// shows: day is 27, changed, was 26
// shows: year is 2026
