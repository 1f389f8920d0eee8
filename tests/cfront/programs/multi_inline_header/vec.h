#ifndef VEC_H
#define VEC_H
#include <stdlib.h>

static const char vec_version[] = "1." "2";

static inline int clamp(int v, int lo, int hi) { return v < lo ? lo : v > hi ? hi : v; }

#define VEC_DEFINE(T)                                                                 \
    struct vec_##T { T *at; int len, cap; };                                          \
    static inline void vec_##T##_push(struct vec_##T *v, T x)                         \
    {                                                                                 \
        if (v->len == v->cap) {                                                       \
            v->cap = v->cap * 2 + 1;                                                  \
            v->at = realloc(v->at, sizeof(T) * (size_t)v->cap);                       \
        }                                                                             \
        v->at[v->len++] = x;                                                          \
    }                                                                                 \
    static inline void vec_##T##_free(struct vec_##T *v) { free(v->at); v->at = NULL; }

#endif
