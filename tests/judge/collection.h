/* Whole programs from files, with the input beside them (NAME.in), for tests that judge each in several
 * ways. */
#ifndef TESTS_JUDGE_COLLECTION_H
#define TESTS_JUDGE_COLLECTION_H

#include "base/base.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct text { char *name; struct buf source, in; };
static VEC(struct text) programs;

static void add_folder(const char *folder)
{
    struct dirent **names;
    int n = scandir(folder, &names, NULL, alphasort);
    for (int i = 0; i < n; i++) {
        size_t len = strlen(names[i]->d_name);
        char path[600];
        struct error e;
        struct text t = {0};
        snprintf(path, sizeof path, "%s/%s", folder, names[i]->d_name);
        if (len > 2 && strcmp(names[i]->d_name + len - 2, ".c") == 0 && file_read(path, 1 << 20, &t.source, &e)) {
            t.name = mem_strdup(path);
            path[strlen(path) - 1] = 'i';
            strcat(path, "n");
            if (path_exists(path))
                file_read(path, 1 << 20, &t.in, &e);
            vec_push(&programs, t);
        }
        free(names[i]);
    }
    if (n >= 0)
        free(names);
}

static void forget_programs(void)
{
    for (size_t i = 0; i < programs.len; i++) {
        mem_free(programs.at[i].name);
        buf_release(&programs.at[i].source);
        buf_release(&programs.at[i].in);
    }
    vec_release(&programs);
}

#endif
