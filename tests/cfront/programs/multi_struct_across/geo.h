#pragma once
struct pt { double x, y; };
struct seg { struct pt a, b; struct { char text[8]; } label; };
struct bits { unsigned a : 4; signed b : 3; _Bool c : 1; };
union arg { int n; const char *s; };
extern const struct pt origin;
struct pt pt(double x, double y), mid(struct seg s);
struct seg seg(struct pt a, struct pt b), flip(struct seg s);
double seg_len2(struct seg s);
struct bits pack(int a, int b, int c);
int apply(union arg a, int (*f)(union arg)), by_two(union arg a), sum(const char *kinds, ...);
