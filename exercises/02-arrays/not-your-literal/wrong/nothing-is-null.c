// caught-by: null-dereference
#include <stdio.h>
#include <string.h>

// Reads the subject into line, which has size bytes. Gives the subject.
const char *read_subject(char *line, int size)
{
    // --- your code starts here ---
    char *subject = fgets(line, size, stdin);
    subject[strcspn(subject, "\n")] = '\0';
    return subject;
    // --- your code ends here ---
}
