#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static FILE *file;

static void *work(void *argument)
{
    const char *word = argument;
    flockfile(file);
    for (size_t i = 0; i < strlen(word); i++)
        putc_unlocked(word[i], file);
    putc('\n', file);
    funlockfile(file);
    return NULL;
}

int main(void)
{
    pthread_t t[2];
    char a[] = "hello", b[] = "world", line[20];
    file = tmpfile();
    if (!file || pthread_create(&t[0], NULL, work, a) || pthread_create(&t[1], NULL, work, b))
        return 1;
    for (int i = 0; i < 2; i++)
        pthread_join(t[i], NULL);
    rewind(file);
    int good = 0;
    while (fgets(line, sizeof line, file))
        good += strcmp(line, "hello\n") == 0 || strcmp(line, "world\n") == 0;
    printf("%d\n", good);
    rewind(file);
    printf("%d", ftrylockfile(file));
    printf(" %d\n", getc_unlocked(file) == 'h' || 1);
    funlockfile(file);
    fclose(file);
    putchar_unlocked('!');
    putchar('\n');
    fflush(stdout);
    return write(STDOUT_FILENO, "raw\n", 4) != 4;
}
