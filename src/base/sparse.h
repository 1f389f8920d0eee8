/* SPARSE: a large static table of which little is touched. It lies behind all other static data,
 * so that the small variables are close together. A process that is forked for each attempt pays
 * a microsecond or two for every page it touches, and there are hundreds of kilobytes between the
 * variables of two files otherwise.
 *
 * Such a table begins as zeroes. gcc knows by the first part of the section's name that there are
 * no bytes to keep; no linker script names it, so linkers put it behind .bss. */
#ifndef SPARSE_H
#define SPARSE_H

#define SPARSE __attribute__((section(".sbss.sparse")))

#endif
