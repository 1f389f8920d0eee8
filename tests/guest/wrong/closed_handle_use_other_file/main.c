#include "journal.h"

#include <stdio.h>

int main(void)
{
    journal_open("journal.txt");
    journal_write("one");
    journal_close();
    journal_write("two");
    puts("written");
    return 0;
}
