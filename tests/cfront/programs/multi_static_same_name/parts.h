#ifndef PARTS_H
#define PARTS_H

extern int shared_total;
int left_run(void), right_run(void);
const char *left_name(void), *right_name(void);

#endif
