/* setjmp.h - jumps out of functions. C11 7.13 */
#ifndef _SETJMP_H
#define _SETJMP_H

typedef long jmp_buf[8];

int setjmp(jmp_buf env);
_Noreturn void longjmp(jmp_buf env, int value);

#define setjmp(env) setjmp(env)

/* POSIX's. No signal is blocked here, so there is no mask to keep. */
typedef jmp_buf sigjmp_buf;
int sigsetjmp(sigjmp_buf env, int keep_mask);
#define sigsetjmp(env, keep_mask) sigsetjmp(env, keep_mask)
#define siglongjmp(env, value) longjmp(env, value)

#endif
