#pragma once

struct config { int depth; const char *title; };

extern int table[];
extern const char *const words[];
extern int (*const handlers[2])(int);
extern struct config config;
extern int *later_pointer;
extern double matrix[][2];
int table_len(void);
void bump(void);
