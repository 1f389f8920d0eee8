/* Failures of calls as text, and in words. Private to this room.
 *
 *   "f:" failure ("+" failure)*        failure: class n [way]
 *
 * class is a word of the table in fault_text.c, n counts the calls of that class from 1, way
 * is `s` (short) or `i` (interrupted), nothing for a call that fails. Of a crash it is `.` and
 * the number of what is left on the disk, nothing for 0: "f:crash4.2". */
#ifndef JUDGE_FAULTS_H
#define JUDGE_FAULTS_H

#include "guest/guest.h"

enum { FAULTS_TEXT = 96 };
struct faults {
    struct guest_fault at[FAULTS_AT_ONCE];
    uint32_t count;
};

/* ---- fault_text.c ---- */

/* "" is none. False: *reterr says where it is wrong, and what there is. */
bool faults_read(struct str text, struct faults *ret, struct error *reterr);
void faults_write(const struct faults *f, char ret[FAULTS_TEXT]); /* "" if there are none */
/* What can be asked of a class: not every number is one in a log. */
bool fault_sound(const struct guest_fault *f);
const char *fault_class_name(uint32_t class); /* "alloc"; static */
const char *fault_class_word(uint32_t class); /* "allocation", "change of a file"; static */

/* ---- fault_words.c ---- */

/* The function that a call names, as the source has it: what stands at a line and column, up
 * to its parenthesis. "" if that is no name. Borrowed from text. */
struct str call_name(struct str text, uint32_t line, uint32_t column);
const char *fault_ordinal(struct arena *a, uint32_t n); /* "3rd" */
/* "returns NULL": what a call does that was made to fail; function may be "". Static. */
const char *fault_does(const struct guest_fault *f, struct str function);
const char *fault_way_word(const struct guest_fault *f); /* "fails", "is short" ...; static */

#endif
