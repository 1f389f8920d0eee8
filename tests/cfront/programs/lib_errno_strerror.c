#include <stdio.h>
#include <errno.h>
#include <string.h>
#include <stdlib.h>
#include <math.h>

static int fails(void)
{
    int saved = errno;
    errno = EINVAL;
    int got = errno;
    errno = saved;
    return got;
}

int main(void)
{
    errno = 0;
    FILE *f = fopen("t_missing_file.txt", "r");
    printf("%d %d %s\n", f == NULL, errno == ENOENT, strerror(errno));
    printf("%d %d\n", fails() == EINVAL, errno == ENOENT);
    errno = 0;
    strtol("99999999999999999999", NULL, 10);
    printf("%d %s\n", errno == ERANGE, strerror(ERANGE));
    errno = EDOM;
    int *p = &errno;
    printf("%d\n", *p == EDOM);
    *p = 0;
    printf("%d %s\n", errno, strerror(0));
    printf("%s|", strerror(ENOMEM));
    printf("%s|", strerror(EACCES));
    printf("%s\n", strerror(EEXIST));
    errno = 5;
    errno += 2, errno++;
    printf("%d\n", errno);
    perror("to stderr");
    return 0;
}
