#include "journal.h"

#include <stdio.h>

int main(void)
{
    journal_open("journal.txt");
    journal_write("one");
    journal_write("two");
    journal_close();
    puts("written");
    return 0;
}
