// A store of small numbers under KEYS keys. Below it is a log: each
// change is written behind the last one, and the last entry of a key is
// the one in force. When the log is full it is compacted, that is,
// written anew with what is in force. Nobody outside can tell when.
enum { KEYS = 5 };

// Empties the store.
void impl_clear(void);

// Puts value, 0 to 99, under key, 0 to KEYS - 1: 0. If there is no such
// key or no such value: -1, and nothing changes.
int impl_put(int key, int value);

// The value under key. -1: it has none, or there is no such key.
int impl_get(int key);

// Takes the value under key out: 0. -1: it has none, or there is no
// such key, and nothing changes.
int impl_drop(int key);

// How many keys have a value.
int impl_count(void);
