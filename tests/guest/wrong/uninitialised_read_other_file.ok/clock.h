struct clock {
    int hour, minute, second;
};

void clock_set(struct clock *c, int hour, int minute);
void clock_tick(struct clock *c);
