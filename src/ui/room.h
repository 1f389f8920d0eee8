/* study/ for the files of ui/. Both this room and progress/ call what happens an
 * event; here the learner's history is not written directly, so its struct goes
 * by another name. Include this instead of study/study.h. */
#ifndef UI_ROOM_H
#define UI_ROOM_H

#define event progress_event
#define event_kind progress_event_kind
#include "study/study.h"
#undef event
#undef event_kind

#endif
