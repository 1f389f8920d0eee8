#include <stdio.h>
struct request { char kind; short status; char again; int bytes; };

int main(void)
{
    struct request day[2] = {{'g', 200, 1, 512}, {'p', 503, 2, 80}};
    char *begin = (char *)&day[0];
    int status_at = (int)((char *)&day[0].status - begin);
    int bytes_at = (int)((char *)&day[0].bytes - begin);
    int second_at = (int)((char *)&day[1] - begin);
    int whole = (int)sizeof day;
    printf("%d %d %d %d\n", status_at, bytes_at, second_at, whole);
    return 0;
}
