/* Where things are. The learner's data lies under the XDG data folder; the
 * course is looked for upwards from the program's own file (so that a checkout
 * works from any folder), then where `make install` put it. Nothing is created
 * here. */
#include "study/study.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#ifndef FREEHOLD_SHARE
#define FREEHOLD_SHARE "/usr/local/share/freehold"
#endif

static bool is_pack(struct arena *a, const char *dir)
{
    return path_exists(path_join(a, dir, "course/course.yaml"));
}

/* Folder of this program's file, or NULL. */
static char *own_folder(struct arena *a)
{
    char path[4096];
    ssize_t n = readlink("/proc/self/exe", path, sizeof path - 1);
    if (n <= 0)
        return NULL;
    path[n] = '\0';
    char *slash = strrchr(path, '/');
    if (!slash || slash == path)
        return NULL;
    *slash = '\0';
    return arena_cstr(a, str_from(path));
}

static char *find_course(struct arena *a)
{
    const char *told = getenv("FREEHOLD_COURSE");
    if (told && *told)
        return arena_cstr(a, str_from(told));
    char *dir = own_folder(a);
    if (dir) {
        char *installed = path_join(a, dir, "../share/freehold");
        if (is_pack(a, installed))
            return installed;
        char *up = arena_cstr(a, str_from(dir));
        for (;;) {
            if (is_pack(a, up))
                return up;
            char *slash = strrchr(up, '/');
            if (!slash || slash == up)
                break;
            *slash = '\0';
        }
    }
    return arena_cstr(a, str_from(FREEHOLD_SHARE));
}

bool places_find(struct arena *a, struct places *ret, struct error *reterr)
{
    const char *xdg = getenv("XDG_DATA_HOME");
    const char *home = getenv("HOME");
    char *base;
    if (xdg && xdg[0] == '/') { /* the specification: relative paths are ignored */
        base = arena_cstr(a, str_from(xdg));
    } else if (home && home[0] == '/') {
        base = path_join(a, home, ".local/share");
    } else {
        return error_set(reterr, ERROR_UNAVAILABLE,
                         "there is no folder to keep progress in: HOME is not set; "
                         "set HOME or XDG_DATA_HOME to a folder you may write to");
    }
    struct places p = {0};
    p.data = path_join(a, base, "freehold");
    p.progress = path_join(a, p.data, "progress.db");
    const char *work = getenv("FREEHOLD_WORK");
    p.work = work && *work ? arena_cstr(a, str_from(work)) : path_join(a, p.data, "work");
    p.course = find_course(a);
    *ret = p;
    return true;
}
