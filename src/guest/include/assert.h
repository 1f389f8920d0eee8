/* assert.h - a condition that holds, or the program ends. C11 7.2
 * No include guard: every #include looks at NDEBUG again. */
#undef assert
#undef static_assert

#define static_assert _Static_assert

#ifdef NDEBUG
#define assert(condition) ((void)0)
#else
_Noreturn void __assert_fail(const char *condition, const char *file, unsigned line, const char *function);
#define assert(condition) \
    ((condition) ? (void)0 : __assert_fail(#condition, __FILE__, __LINE__, __func__))
#endif
