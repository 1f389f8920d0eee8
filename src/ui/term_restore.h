/* Putting a terminal back on every way out, and signals as bytes in a pipe. Used
 * by term_curses.c only; knows no curses. */
#ifndef UI_TERM_RESTORE_H
#define UI_TERM_RESTORE_H

#include "base/base.h"

#include <termios.h>

/* From now on a crash, exit(), BUG() or running out of memory writes bytes to fd
 * and, if modes is not NULL, sets them with tcsetattr(). Bytes are copied. */
void restore_arm(int fd, struct str bytes, const struct termios *modes);
void restore_disarm(void);
/* While another program has the terminal there is nothing of ours to put back. */
void restore_hold(bool held);
void restore_now(void); /* async-signal-safe; does nothing when disarmed */

/* Signals that become bytes in a pipe: T SIGTERM, H SIGHUP, I SIGINT, W SIGWINCH,
 * Z SIGTSTP, C SIGCONT. Returns the reading end, -1 if there is no pipe. */
int signals_open(void);
void signals_close(void); /* the handlers that were there before come back */
/* Stops the process group as the terminal driver would; returns when continued. */
void signals_stop_group(void);

#endif
