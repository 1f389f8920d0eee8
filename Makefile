# Freehold. `make help` lists what there is to do.
#
#   make play     install what is missing, build, open the course
#   make check    install what is missing, build, run every test
#
# Variants build beside each other: make SAN=address,undefined, make tiny,
# make torture. Every room is an archive, so a room's tests link only the rooms
# below it.

CC      ?= cc
PREFIX  ?= /usr/local
DESTDIR ?=
SAN     ?=
VARIANT ?=

comma := ,
B := build$(if $(SAN),/san-$(subst $(comma),-,$(SAN)))$(if $(VARIANT),/$(VARIANT))

VERSION := 0.1.0

ROOMS := base program cfront guest explore judge trace pack progress report study author ui cli
# Rooms that have code so far, top first: the order of linking.
HAVE  := $(strip $(foreach r,cli ui author study report progress pack trace judge explore cfront guest program base,$(if $(wildcard src/$r/*.c),$r)))

WARN := -Wall -Wextra -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wpointer-arith \
        -Wwrite-strings -Wvla -Wformat=2 -Wno-format-nonliteral
CFLAGS   ?= -O2 -g
CFLAGS_ALL := -std=gnu11 $(WARN) $(CFLAGS) -fno-omit-frame-pointer -mno-omit-leaf-frame-pointer \
              -D_GNU_SOURCE -Isrc -I$(B)/gen \
              -DFREEHOLD_VERSION='"$(VERSION)"' -DFREEHOLD_SHARE='"$(PREFIX)/share/freehold"' \
              $(if $(SAN),-fsanitize=$(SAN) -fno-sanitize-recover=all) \
              $(if $(filter tiny,$(VARIANT)),-DTINY) $(if $(filter torture,$(VARIANT)),-DTORTURE)
LDFLAGS_ALL := $(LDFLAGS) $(if $(SAN),-fsanitize=$(SAN))

# Each dependency is used in one place.
LIBS_judge    := $(B)/libtcc-memory.a -lseccomp -lpcre2-8 -ldl -lm
LIBS_cfront   := -lm
LIBS_guest    := -lm
LIBS_pack     := -lfyaml -lmd4c
LIBS_progress := -lsqlite3 -lm
LIBS_ui       := -lpanelw -lncursesw -ltinfo
LIBS_ALL = $(foreach r,ui progress pack judge cfront guest,$(LIBS_$r)) -lpthread

OBJ = $(patsubst src/%.c,$(B)/obj/%.o,$(wildcard src/$1/*.c))
LIB = $(B)/lib$1.a

.PHONY: fuzz-emit fuzz-cfront all play check deps help clean install bench arrows analyze tiny torture test-programs
all: $(B)/freehold

help:
	@sed -n 's/^#   make /  make /p' Makefile; \
	sed -n 's/^\([a-z%-]*\):.*## \(.*\)/  make \1	\2/p' Makefile

play: deps ## build and open the course
	@$(MAKE) --no-print-directory all
	@$(B)/freehold

deps:
	@tools/deps

$(B)/freehold: $(foreach r,$(HAVE),$(call LIB,$r)) $(B)/libtcc-memory.a
	$(CC) $(LDFLAGS_ALL) -o $@ $(foreach r,$(HAVE),$(call LIB,$r)) $(LIBS_ALL)

define ROOM
$(B)/lib$1.a: $$(call OBJ,$1) $$(EXTRA_$1)
	@rm -f $$@
	@ar rcs $$@ $$^
-include $$(patsubst %.o,%.d,$$(call OBJ,$1))
endef
EXTRA_guest := $(B)/gen/headers.o
EXTRA_study := $(B)/gen/pages.o
EXTRA_cli := $(B)/gen/page.o
$(foreach r,$(ROOMS),$(eval $(call ROOM,$r)))

# The machine forgets many runs a second, each a few bytes here and there: small ones inline.
INLINE_SMALL := -minline-stringops-dynamically -mmemset-strategy=unrolled_loop:256:noalign,libcall:-1:noalign
$(B)/obj/guest/%.o: CFLAGS_ALL += $(if $(shell $(CC) $(INLINE_SMALL) -E - </dev/null 2>/dev/null),$(INLINE_SMALL))

$(B)/obj/%.o: src/%.c Makefile
	@mkdir -p $(@D)
	@echo "  CC $<"
	@$(CC) $(CFLAGS_ALL) -MMD -MP -c -o $@ $<

# The headers a learner may include, as one table of C strings.
$(B)/gen/headers.c: $(shell find src/guest/include -name '*.h' 2>/dev/null) tools/embed-headers
	@mkdir -p $(@D)
	@tools/embed-headers src/guest/include > $@
$(B)/gen/headers.o: $(B)/gen/headers.c
	@$(CC) $(CFLAGS_ALL) -c -o $@ $<

# The pages of `freehold explain`, the same way.
$(B)/gen/pages.c: $(wildcard docs/explain/*.md) tools/embed-pages
	@mkdir -p $(@D)
	@tools/embed-pages docs/explain > $@
$(B)/gen/pages.o: $(B)/gen/pages.c
	@$(CC) $(CFLAGS_ALL) -c -o $@ $<

# The style and the script of the page that `freehold trace` writes.
$(B)/gen/page.c: $(wildcard src/cli/page/trace.*) tools/embed-texts
	@mkdir -p $(@D)
	@tools/embed-texts src/cli/page/trace.css src/cli/page/trace.js > $@
$(B)/gen/page.o: $(B)/gen/page.c
	@$(CC) $(CFLAGS_ALL) -c -o $@ $<

# libtcc believes that it opens files; this copy of it asks compile.c instead, so that
# the worker needs no file at all. Its own names stay its own.
LIBTCC = $(shell $(CC) -print-file-name=libtcc.a)
$(B)/libtcc-memory.a: Makefile
	@mkdir -p $(@D)
	@$(LD) -r -o $(@:.a=.o) --whole-archive $(LIBTCC)
	@objcopy -w -G 'tcc_*' $(@:.a=.o)
	@objcopy --redefine-sym open=tcc_memory_open --redefine-sym read=tcc_memory_read \
	  --redefine-sym close=tcc_memory_close --redefine-sym lseek=tcc_memory_lseek \
	  --redefine-sym fopen=tcc_memory_fopen --redefine-sym fdopen=tcc_memory_fdopen \
	  --redefine-sym unlink=tcc_memory_unlink --redefine-sym exit=tcc_memory_exit \
	  --redefine-sym dlopen=tcc_memory_dlopen --redefine-sym execvp=tcc_memory_execvp \
	  $(@:.a=.o)
	@rm -f $@
	@ar rcs $@ $(@:.a=.o)

# ---- tests ------------------------------------------------------------------
# tests/ROOM/*_test.c are cmocka programs; tests/*/*.sh are scripts that print
# "N passed, N failed". tools/check runs them all and adds up.

below_base     := base
below_program  := program base
below_cfront   := cfront program base
below_guest    := guest program base
below_explore  := explore guest program base
below_judge    := judge explore cfront guest program base
below_pack     := pack base
below_progress := progress pack base
below_report   := report progress pack base
below_trace    := trace judge explore cfront guest program base
below_study    := study progress pack trace judge explore cfront guest program base
below_author   := author study progress pack trace judge explore cfront guest program base
below_ui       := ui author study report progress pack trace judge explore cfront guest program base
below_cli      := ui author study report progress pack trace judge explore cfront guest program base

TEST_SRC  := $(wildcard tests/*/*_test.c)
TEST_BINS := $(patsubst tests/%.c,$(B)/tests/%,$(TEST_SRC))
test-programs: $(TEST_BINS)

define TEST_RULE
$(B)/tests/$1/%_test: tests/$1/%_test.c $(foreach r,$(below_$1),$(B)/lib$r.a) $(if $(filter judge,$(below_$1)),$(B)/libtcc-memory.a)
	@mkdir -p $$(@D)
	@echo "  CC $$<"
	@$(CC) $(CFLAGS_ALL) -MMD -MP -o $$@ $$< $(LDFLAGS_ALL) $(foreach r,$(below_$1),$(B)/lib$r.a) \
	  $(foreach r,$(below_$1),$(LIBS_$r)) -lcmocka -lpthread
endef
$(foreach r,base program cfront guest explore judge trace pack progress report study author ui cli,$(eval $(call TEST_RULE,$r)))
-include $(patsubst %,%.d,$(TEST_BINS))

check: deps ## build and run every test; T=pattern for some
	@$(MAKE) --no-print-directory all test-programs arrows
	@FREEHOLD=$(B)/freehold BUILD=$(B) tools/check $(T)

arrows: ## every #include that points the wrong way in the list of rooms
	@tools/arrows $(ROOMS)

tiny: ## the suite with shrunken buffers
	@$(MAKE) --no-print-directory check VARIANT=tiny

torture: ## each of our own allocations fails in turn
	@$(MAKE) --no-print-directory all VARIANT=torture
	@FREEHOLD=build/torture/freehold tools/torture

# tests/cfront/fuzz_NAME.c is a libFuzzer harness; what it finds worth keeping
# gathers in build/fuzz/NAME, next to any crash-... that it stops at.
FUZZ_SECONDS ?= 600
FUZZ_CC ?= clang-14
FUZZ_SRC = $(wildcard src/base/*.c src/program/*.c src/cfront/*.c)
fuzz-%: ## throw bytes at one part for FUZZ_SECONDS, as in make fuzz-pp
	@mkdir -p build/fuzz/$*
	$(FUZZ_CC) -std=gnu11 -O1 -g -D_GNU_SOURCE -Isrc -I$(B)/gen -Wno-unknown-attributes \
	  -DFUZZING_BUILD_MODE_UNSAFE_FOR_PRODUCTION -fsanitize=fuzzer,address,undefined \
	  -fno-sanitize-recover=undefined \
	  -o build/fuzz/$*.run tests/cfront/fuzz_$*.c $(FUZZ_SRC) -lm
	build/fuzz/$*.run -max_total_time=$(FUZZ_SECONDS) -timeout=10 -max_len=4096 -print_final_stats=1 \
	  -artifact_prefix=build/fuzz/$*/ build/fuzz/$* tests/cfront/programs $(wildcard tests/cfront/fuzz_$*_seeds)

# The emitter is reached by what parses: mutants of the corpus.
fuzz-emit: fuzz-parse

FIRST ?= 1
PROGRAMS ?= 2000
fuzz-cfront: all ## random programs against cc; FIRST=seed PROGRAMS=count
	@FREEHOLD=$(B)/freehold python3 tests/cfront/random.py $(FIRST) $(PROGRAMS)

analyze: ## gcc's static analyser over our own code
	@$(MAKE) --no-print-directory all VARIANT=analyze CFLAGS="-O1 -g -fanalyzer"

bench: all $(B)/tests/bench/bench ## speed, as ratios in one run
	@$(B)/tests/bench/bench $(B)/freehold .

$(B)/tests/bench/bench: $(wildcard tests/bench/*.[ch]) $(foreach r,$(below_ui),$(B)/lib$r.a) $(B)/libtcc-memory.a
	@mkdir -p $(@D)
	@$(CC) $(CFLAGS_ALL) -o $@ $(filter %.c,$^) $(LDFLAGS_ALL) $(foreach r,$(below_ui),$(B)/lib$r.a) \
	  $(foreach r,$(below_ui),$(LIBS_$r)) -lutil -lpthread

install: all
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/freehold $(DESTDIR)$(PREFIX)/share/man/man1 \
	  $(DESTDIR)$(PREFIX)/share/bash-completion/completions
	install -m 755 $(B)/freehold $(DESTDIR)$(PREFIX)/bin/freehold
	cp -R course lessons exercises $(DESTDIR)$(PREFIX)/share/freehold/
	install -m 644 docs/freehold.1 $(DESTDIR)$(PREFIX)/share/man/man1/freehold.1
	install -m 644 tools/completion.bash $(DESTDIR)$(PREFIX)/share/bash-completion/completions/freehold

clean:
	rm -rf build
