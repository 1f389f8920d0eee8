/* A text that was drawn against the file that somebody has read; UPDATE=1 writes it. */
#include <stdlib.h>

static void golden(const char *path, struct str got)
{
    struct buf want = {0};
    struct error e = {0};
    if (getenv("UPDATE")) {
        assert_true(file_write_atomic(path, got, &e));
        return;
    }
    if (!file_read(path, 1 << 20, &want, &e))
        fail_msg("%s (UPDATE=1 makes it)", e.text);
    if (!str_eq(buf_view(&want), got)) {
        file_write_atomic("/tmp/picture.got", got, &e);
        fail_msg("%s differs; what was drawn is in /tmp/picture.got", path);
    }
    buf_release(&want);
}
