// caught-by: out-of-bounds-write
#include <stdio.h>
#include <string.h>

// Reads the subject into line, which has size bytes. Gives the subject.
const char *read_subject(char *line, int size)
{
    // --- your code starts here ---
    if (fgets(line, size, stdin) == NULL)
        strcpy(line, "(no subject)");
    line[strcspn(line, "\n")] = '\0';
    return line;
    // --- your code ends here ---
}
