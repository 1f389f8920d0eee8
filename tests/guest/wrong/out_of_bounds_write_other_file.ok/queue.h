#define QUEUE_ROOM 4

int queue_put(int customer);
int queue_length(void);
