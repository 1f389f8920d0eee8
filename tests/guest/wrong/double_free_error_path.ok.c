#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int send_mail(const char *to)
{
    int ok = 0;
    char *body = malloc(64);
    if (!body)
        return 0;
    strcpy(body, "Dear ");
    if (strchr(to, '@') == NULL) {
        puts("not an address");
        goto done;
    }
    strncat(body, to, 40);
    puts(body);
    ok = 1;
done:
    free(body);
    return ok;
}

int main(void)
{
    printf("%d\n", send_mail("lea@example.org"));
    printf("%d\n", send_mail("nobody"));
    return 0;
}
