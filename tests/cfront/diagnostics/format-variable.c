#include <stdio.h>
#include <time.h>

int main(int argc, char **argv)
{
    char day[20];
    time_t now = time(NULL);
    char *text = argc > 0 ? argv[0] : "";
    printf(text);                  // expect: format-argument 12
    fprintf(stderr, text);         // expect: format-argument
    strftime(day, sizeof day, "%Q", localtime(&now)); // expect: format-argument
    puts(day);
    return 0;
}
