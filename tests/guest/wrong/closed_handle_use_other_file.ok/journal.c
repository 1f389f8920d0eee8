#include "journal.h"

#include <stdio.h>
#include <stdlib.h>

static FILE *file;

void journal_open(const char *name)
{
    file = fopen(name, "w");
    if (!file)
        exit(1);
}

void journal_write(const char *text)
{
    fprintf(file, "%s\n", text);
}

void journal_close(void)
{
    fclose(file);
}
