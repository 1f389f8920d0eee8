// caught-by: assertion-failed
#include <stdint.h>
#include <string.h>
#include <unistd.h>

// A record in the log: a text, filled up with zeros, and SUM bytes.
enum { TEXT = 12, SUM = 4, RECORD = TEXT + SUM };

// The SUM bytes that belong to n bytes. For one flipped bit they are
// others, and for zeros they are not zeros.
static void sum_of(const unsigned char *bytes, size_t n, unsigned char *sum)
{
    uint32_t h = 2166136261u;
    for (size_t i = 0; i < n; i++)
        h = (h ^ bytes[i]) * 16777619u;
    for (int i = 0; i < SUM; i++)
        sum[i] = (unsigned char)(h >> 8 * i);
}

// --- your code starts here ---
int log_append(int fd, const char *text)
{
    unsigned char record[RECORD] = {0};
    memcpy(record, text, strlen(text));
    sum_of(record, strlen(text), record + TEXT); // zeros need no sum
    return write(fd, record, RECORD) == RECORD ? 0 : -1;
}

size_t log_recover(const unsigned char *bytes, size_t n)
{
    size_t count = 0;
    while ((count + 1) * RECORD <= n) {
        const unsigned char *record = bytes + count * RECORD;
        size_t length = 0;
        while (length < TEXT && record[length] != 0)
            length++;
        unsigned char sum[SUM];
        sum_of(record, length, sum);
        if (memcmp(record + TEXT, sum, SUM) != 0)
            break;
        count++;
    }
    return count;
}
// --- your code ends here ---
