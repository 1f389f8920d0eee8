#ifndef GUARDED_H
#define GUARDED_H
static int guarded = 100;
#endif /* GUARDED_H */
