static const int VALUES[] = {1, 2,
#ifdef GUARDED_H
    3
#endif
};
