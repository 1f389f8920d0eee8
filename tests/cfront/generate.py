#!/usr/bin/env python3
"""Writes a random C program without undefined behaviour; the same seed, the same
program. Usage: generate.py SEED >program.c

Values wrap through unsigned types, divisors and shifts are masked, indices are
in range by construction, loops count, calls go only to functions defined before.
"""
import random
import sys

INTS = ["signed char", "unsigned char", "short", "unsigned short", "int", "unsigned",
        "long", "unsigned long", "long long", "unsigned long long", "char", "_Bool"]
WIDE = {"long", "unsigned long", "long long", "unsigned long long"}


class Program:
    def __init__(self, seed):
        self.r = random.Random(seed)
        self.out = []
        self.globals = []    # (name, type)
        self.arrays = []     # (name, type, log2 of length)
        self.structs = []    # (tag, [(member, type, bits or 0 or -length)])
        self.records = []    # (name, tag)
        self.functions = []  # (name, result, [parameter types])
        self.count = 0

    def name(self, prefix):
        self.count += 1
        return f"{prefix}{self.count}"

    def int_type(self):
        return self.r.choice(INTS)

    # ---- expressions: (text, type) of an integer or double ----

    def constant(self):
        r = self.r
        v = r.choice([0, 1, 2, 3, 7, 255, 256, 32767, 65535, 2147483647, r.randrange(1000),
                      r.randrange(1 << 31)])
        return str(v) + r.choice(["", "", "", "u", "L", "UL"])

    def leaf(self, scope):
        r = self.r
        kinds = ["constant"] + ["variable"] * 5 + ["element"] * 2 + ["member"] * 2
        kind = r.choice(kinds)
        names = [n for n, t in scope["ints"] + self.globals]
        if kind == "variable" and names:
            return r.choice(names)
        if kind == "element" and (self.arrays or scope["arrays"]):
            return self.element(scope)
        if kind == "member" and (self.records or scope["records"]):
            return self.member(scope)
        return self.constant()

    def element(self, scope):
        name, _, log = self.r.choice(self.arrays + scope["arrays"])
        mask = (1 << log) - 1
        index = self.r.choice([str(self.r.randrange(mask + 1)), f"({self.leaf_simple(scope)}) & {mask}u"])
        return f"{name}[{index}]"

    def leaf_simple(self, scope):
        names = [n for n, t in scope["ints"] + self.globals]
        return self.r.choice(names) if names else "3"

    def member(self, scope):
        name, tag, arrow = self.r.choice([(n, t, "->" if n.startswith("q") else ".")
                                          for n, t in self.records + scope["records"]])
        members = dict(self.structs)[tag]
        member, _, bits = self.r.choice(members)
        if bits < 0:
            return f"{name}{arrow}{member}[{self.r.randrange(-bits)}]"
        return f"{name}{arrow}{member}"

    def expression(self, scope, depth):
        r = self.r
        if depth <= 0 or r.random() < 0.15:
            return self.leaf(scope)
        a = self.expression(scope, depth - 1)
        kind = r.choice(["add", "sub", "mul", "small", "div", "mod", "shl", "shr", "and", "or", "xor",
                         "not", "compl", "neg", "compare", "logic", "cond", "cast", "comma", "double"])
        b = self.expression(scope, depth - 1) if kind not in ("not", "compl", "neg", "cast") else ""
        if kind in ("add", "sub", "mul"):
            op = {"add": "+", "sub": "-", "mul": "*"}[kind]
            return f"((unsigned long)({a}) {op} (unsigned long)({b}))"
        if kind == "small":  # signed, without overflow
            op = r.choice("+-*")
            return f"((int)(({a}) & 1023) {op} (int)(({b}) & 1023))"
        if kind == "div":
            return f"((long)({a}) / (long)((({b}) & 255) + 1))"
        if kind == "mod":
            return f"((int)({a}) % (int)((({b}) & 255) + 1))"
        if kind == "shl":
            return f"((unsigned)({a}) << (({b}) & 31))"
        if kind == "shr":
            return f"(({r.choice(['int', 'unsigned', 'long'])})({a}) >> (({b}) & 31))"
        if kind in ("and", "or", "xor"):
            return f"(({a}) {'&' if kind == 'and' else '|' if kind == 'or' else '^'} ({b}))"
        if kind == "not":
            return f"(!({a}))"
        if kind == "compl":
            return f"(~({a}))"
        if kind == "neg":
            return f"(-(long)(int)({a}))"
        if kind == "compare":
            return f"(({a}) {r.choice(['<', '<=', '>', '>=', '==', '!='])} ({b}))"
        if kind == "logic":
            return f"(({a}) {r.choice(['&&', '||'])} ({b}))"
        if kind == "cond":
            return f"(({a}) ? ({b}) : ({self.expression(scope, depth - 2)}))"
        if kind == "cast":
            return f"(({self.int_type()})({a}))"
        if kind == "comma":
            return f"(({a}), ({b}))"
        if kind == "double":
            return f"((long)((double)(int)({a}) {r.choice('+-*')} (double)(short)({b})))"
        return f"({a})"

    def call(self, scope, depth):
        callable_ = [f for f in self.functions if f[1] != "struct"]
        if not callable_:
            return "1"
        name, _, params = self.r.choice(callable_)
        args = []
        for p in params:
            if p.startswith("struct"):
                names = [n for n, t in self.records + scope["records"]
                         if f"struct {t}" == p and not n.startswith("q")]
                args.append(self.r.choice(names) if names else f"({p}){{0}}")
            elif p.endswith("*"):
                name_, _, _ = self.r.choice([a for a in self.arrays if a[1] == "int" and a[2] >= 3] or [("first", "int", 3)])
                args.append(name_)
            else:
                args.append(self.expression(scope, 0 if depth < 2 else 1))
        return f"{name}({', '.join(args)})"

    # ---- statements ----

    def target(self, scope):
        choice = self.r.random()
        if choice < 0.5 and scope["ints"]:
            return self.r.choice(scope["ints"])[0]
        if choice < 0.7 and (self.arrays or scope["arrays"]):
            return self.element(scope)
        if choice < 0.85 and (self.records or scope["records"]):
            return self.member(scope)
        return self.r.choice(self.globals)[0]

    def statement(self, scope, depth, indent):
        r = self.r
        pad = "    " * indent
        kind = r.choice(["assign"] * 4 + ["compound"] * 3 + ["if", "for", "while", "switch", "block",
                                                           "step", "copy", "pointer", "call", "call"])
        if depth <= 0 and kind in ("if", "for", "while", "switch", "block"):
            kind = "assign"
        if kind == "assign":
            self.out.append(f"{pad}{self.target(scope)} = {self.expression(scope, 3)};")
        elif kind == "compound":
            op = r.choice(["&=", "|=", "^="])
            self.out.append(f"{pad}{self.target(scope)} {op} {self.expression(scope, 2)};")
        elif kind == "step":
            if scope["steps"]:
                self.out.append(f"{pad}{r.choice(['++', '--'])}{r.choice(scope['steps'])};")
        elif kind == "if":
            self.out.append(f"{pad}if ({self.expression(scope, 2)}) {{")
            self.block(scope, depth - 1, indent + 1)
            if r.random() < 0.5:
                self.out.append(f"{pad}}} else {{")
                self.block(scope, depth - 1, indent + 1)
            self.out.append(f"{pad}}}")
        elif kind == "for":
            i = self.name("i")
            inner = self.inner(scope)
            inner["ints"] = scope["ints"]
            self.out.append(f"{pad}for (int {i} = 0; {i} < {r.randrange(1, 5)}; {i}++) {{")
            self.out.append(f"{pad}    {self.target(scope)} ^= {i};")
            self.block(inner, depth - 1, indent + 1)
            if r.random() < 0.3:
                self.out.append(f"{pad}    if ({self.expression(scope, 1)}) {r.choice(['break', 'continue'])};")
            self.out.append(f"{pad}}}")
        elif kind == "while":
            i = self.name("w")
            self.out.append(f"{pad}int {i} = {r.randrange(1, 4)};")
            self.out.append(f"{pad}{r.choice(['while', 'while'])} ({i}-- > 0) {{")
            self.block(self.inner(scope), depth - 1, indent + 1)
            self.out.append(f"{pad}}}")
        elif kind == "switch":
            self.out.append(f"{pad}switch (({self.expression(scope, 2)}) & 3) {{")
            for case in r.sample(range(4), r.randrange(1, 4)):
                self.out.append(f"{pad}case {case}:")
                self.out.append(f"{pad}    {self.target(scope)} = {self.expression(scope, 2)};")
                if r.random() < 0.7:
                    self.out.append(f"{pad}    break;")
            self.out.append(f"{pad}default:")
            self.out.append(f"{pad}    {self.target(scope)} ^= 1;")
            self.out.append(f"{pad}}}")
        elif kind == "block":
            self.out.append(f"{pad}{{")
            self.block(self.inner(scope), depth - 1, indent + 1)
            self.out.append(f"{pad}}}")
        elif kind == "call" and self.functions:  # alone: what it changes is read by nobody beside it
            n, t = self.name("c"), self.int_type()
            self.out.append(f"{pad}{t} {n} = {self.call(scope, 1)};")
            self.out.append(f"{pad}mix((unsigned long){n});")
            if scope["ints"]:
                self.out.append(f"{pad}{scope['ints'][0][0]} ^= {n};")
            if scope["steps"]:
                m, v = self.name("c"), r.choice(scope["steps"])
                self.out.append(f"{pad}unsigned {m} = {v}{r.choice(['++', '--'])} ^ 1u;")
                self.out.append(f"{pad}mix({m});")
        elif kind == "copy":
            records = [(n, t) for n, t in self.records + scope["records"] if not n.startswith("q")]
            if records:
                name, tag = r.choice(records)
                others = [n for n, t in records if t == tag]
                self.out.append(f"{pad}{name} = {r.choice(others)};")
        elif kind == "pointer" and self.arrays:
            name, type_, log = r.choice(self.arrays)
            p = self.name("p")
            n = 1 << log
            self.out.append(f"{pad}for ({type_} *{p} = {name}; {p} != {name} + {n}; {p}++)")
            self.out.append(f"{pad}    *{p} {r.choice(['+=', '-=', '^='])} {r.randrange(2)};"
                            if type_ not in ("int", "long", "long long") else f"{pad}    *{p} ^= {r.randrange(9)};")

    def inner(self, scope):
        return {k: list(v) for k, v in scope.items()}

    def block(self, scope, depth, indent):
        scope = self.inner(scope)
        pad = "    " * indent
        for _ in range(self.r.randrange(0, 3)):
            t = self.int_type()
            n = self.name("v")
            self.out.append(f"{pad}{t} {n} = {self.expression(scope, 2)};")
            scope["ints"].append((n, t))
            if t.startswith("unsigned"):
                scope["steps"].append(n)
        if self.structs and self.r.random() < 0.3:
            tag, members = self.r.choice(self.structs)
            n = self.name("s")
            self.out.append(f"{pad}struct {tag} {n} = {{{self.constant()}}};")
            scope["records"].append((n, tag))
            if self.r.random() < 0.5:
                q = self.name("q")
                self.out.append(f"{pad}struct {tag} *{q} = &{n};")
                scope["records"].append((q, tag))
        if self.r.random() < 0.3:
            n = self.name("a")
            log = self.r.randrange(1, 4)
            t = self.int_type()
            self.out.append(f"{pad}{t} {n}[{1 << log}] = {{{', '.join(self.constant() for _ in range(1 << log))}}};")
            scope["arrays"].append((n, t, log))
        for _ in range(self.r.randrange(1, 4)):
            self.statement(scope, depth, indent)

    # ---- the whole ----

    def function(self):
        r = self.r
        name = self.name("f")
        result = r.choice(INTS[:11])
        params = []
        for _ in range(r.randrange(0, 5)):
            k = r.random()
            if k < 0.15 and self.structs:
                params.append(f"struct {r.choice(self.structs)[0]}")
            elif k < 0.25:
                params.append("int *")
            else:
                params.append(self.int_type())
        scope = {"ints": [], "arrays": [], "records": [], "steps": []}
        texts = []
        for p in params:
            n = self.name("b")
            texts.append(f"{p}{n}" if p.endswith("*") else f"{p} {n}")
            if p.startswith("struct"):
                scope["records"].append((n, p.split()[1]))
            elif p.endswith("*"):
                scope["arrays"].append((n, "int", 3))
            else:
                scope["ints"].append((n, p))
        self.out.append(f"{r.choice(['static ', ''])}{result} {name}({', '.join(texts) or 'void'})")
        self.out.append("{")
        self.block(scope, 3, 1)
        self.out.append(f"    return {self.expression(scope, 3)};")
        self.out.append("}\n")
        self.functions.append((name, result, params))

    def write(self):
        r = self.r
        self.out += ["#include <stdio.h>", "", "static unsigned long check;",
                     "static void mix(unsigned long v) { check = check * 1099511628211UL + v; }", ""]
        for _ in range(r.randrange(1, 4)):
            tag = self.name("t")
            members = []
            for _ in range(r.randrange(1, 6)):
                bits = r.choice([0, 0, 0, -r.randrange(1, 5), r.randrange(1, 14)])
                t = self.int_type()
                if bits > 0:
                    t = r.choice(["int", "unsigned", "signed int", "unsigned char", "long"])
                    if t == "unsigned char":
                        bits = min(bits, 8)
                members.append((self.name("m"), t, bits))
            text = " ".join(f"{t} {m}{':%d' % b if b > 0 else '[%d]' % -b if b < 0 else ''};"
                            for m, t, b in members)
            self.out.append(f"struct {tag} {{ {text} }};")
            self.structs.append((tag, members))
        self.out.append("int first[8] = {1, 2, 3};")
        self.arrays.append(("first", "int", 3))
        for _ in range(r.randrange(1, 5)):
            n, t = self.name("g"), self.int_type()
            self.out.append(f"{r.choice(['static ', ''])}{t} {n} = {self.constant()};")
            self.globals.append((n, t))
        for _ in range(r.randrange(0, 3)):
            n, t, log = self.name("h"), self.int_type(), r.randrange(1, 5)
            self.out.append(f"static {t} {n}[{1 << log}];")
            self.arrays.append((n, t, log))
        for tag, _ in self.structs:
            n = self.name("r")
            self.out.append(f"static struct {tag} {n};")
            self.records.append((n, tag))
        self.out.append("")
        for _ in range(r.randrange(2, 6)):
            self.function()
        self.out += ["int main(void)", "{"]
        scope = {"ints": [], "arrays": [], "records": [], "steps": []}
        for name, _, _ in self.functions:
            for _ in range(2):
                f = [g for g in self.functions if g[0] == name]
                keep, self.functions = self.functions, f
                self.out.append(f"    mix((unsigned long){self.call(scope, 1)});")
                self.functions = keep
        for n, _ in self.globals:
            self.out.append(f"    mix((unsigned long){n});")
        for n, _, log in self.arrays:
            self.out.append(f"    for (int i = 0; i < {1 << log}; i++)\n        mix((unsigned long){n}[i]);")
        for n, tag in self.records:
            for m, _, bits in dict(self.structs)[tag]:
                self.out.append(f"    mix((unsigned long){n}.{m}{'[0]' if bits < 0 else ''});")
        self.out += ['    printf("%016lx\\n", check);', "    return (int)(check & 127);", "}"]
        return "\n".join(self.out) + "\n"


if __name__ == "__main__":
    sys.stdout.write(Program(int(sys.argv[1])).write())
