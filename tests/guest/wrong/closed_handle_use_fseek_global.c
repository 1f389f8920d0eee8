#include <stdio.h>

static FILE *tape;

static void rewind_tape(void)
{
    fseek(tape, 0, SEEK_SET); // expect: closed-handle-use
}

int main(void)
{
    tape = tmpfile();
    if (!tape)
        return 1;
    fputs("la la la", tape);
    rewind_tape();
    fclose(tape);
    rewind_tape();
    puts("end");
    return 0;
}
