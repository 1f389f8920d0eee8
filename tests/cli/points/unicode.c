// Text beyond ASCII.
int main(void)
{
    char name[] = "Zoë";
    return name[0] != 'Z';
}

// trace: --line 4
// shows: name is "Zoë"
