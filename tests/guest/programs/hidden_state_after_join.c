/* One after the other is no race. */
#include <locale.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void *work(void *text)
{
    int words = 0;
    setlocale(LC_ALL, "C");
    setenv("WORDS", "some", 1);
    for (char *w = strtok(text, ","); w; w = strtok(NULL, ","))
        words++;
    printf("%d %s\n", words, getenv("WORDS"));
    return NULL;
}

int main(void)
{
    char a[] = "1,2,3", b[] = "x,y";
    pthread_t t;
    work(a);
    if (pthread_create(&t, NULL, work, b))
        return 1;
    pthread_join(t, NULL);
    printf("%s\n", getenv("WORDS"));
    return 0;
}
