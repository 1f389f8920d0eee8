#pragma once
inline int twice(int x) { return 2 * x; }
int counted(void);
int (*pointer(void))(int);
