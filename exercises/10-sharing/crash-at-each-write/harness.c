#include <assert.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int log_append(int fd, const char *text);
size_t log_recover(const unsigned char *bytes, size_t n);

enum { TEXT = 12, RECORD = 16, MOST = 7, GROUP = 3 };
static const char *const texts[MOST] = {
    "lamp on", "door open", "door shut", "42", "lamp off!!!", "x",
    "heating on"};

static unsigned char *bytes; // just as many as the file has

static size_t read_log(void)
{
    int fd = open("store.log", O_RDONLY);
    if (fd < 0)
        return 0;
    unsigned char all[MOST * RECORD];
    ssize_t n = read(fd, all, sizeof all);
    close(fd);
    if (n <= 0)
        return 0;
    bytes = malloc((size_t)n);
    if (bytes == NULL)
        exit(1);
    memcpy(bytes, all, (size_t)n);
    return (size_t)n;
}

static int was_written(size_t i)
{
    const char *text = (const char *)bytes + i * RECORD;
    return i < MOST && strncmp(text, texts[i], TEXT) == 0;
}

// Flips each bit of the log. The record with the flip is not as it was
// written; those in front of it are, and may not be lost.
static void flip_each_bit(size_t n)
{
    for (size_t bit = 0; bit < 8 * n; bit++) {
        unsigned char mask = (unsigned char)(1u << bit % 8);
        bytes[bit / 8] ^= mask;
        size_t found_after_a_flip = log_recover(bytes, n);
        assert(found_after_a_flip <= bit / 8 / RECORD); // not believed
        assert(found_after_a_flip >= bit / 8 / RECORD); // nothing lost
        bytes[bit / 8] ^= mask;
    }
}

// The machine has stopped, and starts again. On standard input: what it
// had said.
static int again(void)
{
    size_t said = 0, now;
    while (scanf(" saved %zu", &now) == 1)
        said = now;
    size_t n = read_log(), found = log_recover(bytes, n);
    int bad = found < said;
    if (bad)
        printf("it had said \"saved %zu\", and only %zu are found\n",
               said, found);
    for (size_t i = 0; i < found && !bad; i++) {
        bad = !was_written(i);
        if (bad)
            printf("record %zu is believed, and was never written\n",
                   i + 1);
    }
    if (!bad && found >= GROUP)
        flip_each_bit(found * RECORD);
    free(bytes);
    return bad;
}

int main(int argc, char **argv)
{
    if (argc > 1 && strcmp(argv[1], "again") == 0)
        return again();
    size_t count = argc > 1 ? (size_t)atoi(argv[1]) : 0;
    int fd = open("store.log", O_WRONLY | O_CREAT | O_TRUNC, 0644);
    if (fd < 0)
        return 1;
    for (size_t i = 0; i < count; i++) {
        if (log_append(fd, texts[i]) != 0) {
            puts("not saved");
            close(fd);
            return 1;
        }
        if (i % GROUP == GROUP - 1 || i == count - 1) {
            if (fsync(fd) != 0)
                return 1;
            printf("saved %zu\n", i + 1);
        }
    }
    close(fd);
    size_t n = read_log(), found = log_recover(bytes, n);
    assert(found == count);
    for (size_t i = 0; i < found; i++)
        printf("%zu: %.*s\n", i + 1,
               TEXT, (const char *)bytes + i * RECORD);
    free(bytes);
    return 0;
}
