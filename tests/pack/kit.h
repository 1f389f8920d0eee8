/* What the tests of pack/ and author/ share: a copy of a pack in a temporary
 * folder, edits of its files, and the list of what was found wrong. */
#ifndef PACK_KIT_H
#define PACK_KIT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <cmocka.h>

#include "pack/pack.h"

#define GOOD "tests/packs/good"

/* A new empty folder's path; owned by the caller, removed by kit_remove(). */
static inline char *kit_folder(void)
{
    char name[] = "/tmp/freehold-pack-XXXXXX";
    assert_non_null(mkdtemp(name));
    return strdup(name);
}

static inline void kit_run(const char *fmt, ...)
{
    char command[2048];
    va_list ap;
    va_start(ap, fmt);
    vsnprintf(command, sizeof command, fmt, ap);
    va_end(ap);
    assert_int_equal(system(command), 0);
}

static inline char *kit_copy(const char *pack)
{
    char *dir = kit_folder();
    kit_run("cp -R '%s'/. '%s'", pack, dir);
    return dir;
}

static inline void kit_remove(char *dir)
{
    kit_run("rm -rf '%s'", dir);
    free(dir);
}

static inline void kit_write(const char *dir, const char *file, struct str text)
{
    char path[1024];
    snprintf(path, sizeof path, "%s/%s", dir, file);
    FILE *f = fopen(path, "wb");
    assert_non_null(f);
    assert_int_equal(fwrite(text.at, 1, text.len, f), text.len);
    assert_int_equal(fclose(f), 0);
}

/* Replaces the first occurrence of find, which must be there. */
static inline void kit_edit(const char *dir, const char *file, const char *find, const char *put)
{
    char path[1024];
    snprintf(path, sizeof path, "%s/%s", dir, file);
    struct buf text = {0}, out = {0};
    assert_true(file_read(path, 1 << 21, &text, NULL));
    char *at = strstr(text.at, find);
    if (!at)
        fail_msg("'%s' does not hold '%s'", file, find);
    buf_add(&out, text.at, (size_t)(at - text.at));
    buf_cstr(&out, put);
    buf_cstr(&out, at + strlen(find));
    kit_write(dir, file, buf_view(&out));
    buf_release(&text);
    buf_release(&out);
}

/* Every diag as "file:line:col: severity: message [code]\n", no source lines. */
static inline void kit_list(const struct pack *p, struct buf *out)
{
    for (size_t i = 0; i < p->diag_count; i++)
        diag_print(out, &(struct diag){.severity = p->diags[i].severity,
                                       .code = p->diags[i].code,
                                       .message = p->diags[i].message,
                                       .file = p->diags[i].file,
                                       .line = p->diags[i].line,
                                       .column = p->diags[i].column},
                   (struct str){0});
}

#endif
