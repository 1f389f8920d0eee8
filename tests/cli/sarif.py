"""Is it SARIF 2.1.0? The rules of its JSON schema (OASIS, sarif-schema-2.1.0.json) for the objects
that Freehold writes: which properties must be there, which may be, of what type. Prints what is wrong."""
import json, re, sys

STR, INT, BOOL, ANY = str, int, bool, object
def enum(*words): return ("enum", words)
def arr(of, least=0): return ("array", of, least)

TYPES = {
 "log": ({"version", "runs"}, {"$schema": STR, "version": enum("2.1.0"), "runs": arr("run")}),
 "run": ({"tool"}, {"tool": "tool", "invocations": arr("invocation"), "artifacts": arr("artifact"), "results": arr("result"),
                    "columnKind": enum("utf16CodeUnits", "unicodeCodePoints")}),
 "tool": ({"driver"}, {"driver": "component"}),
 "component": ({"name"}, {"name": STR, "version": STR, "semanticVersion": STR, "informationUri": STR, "rules": arr("rule")}),
 "rule": ({"id"}, {"id": STR, "name": STR, "shortDescription": "text", "fullDescription": "text", "help": "text",
                   "defaultConfiguration": "configuration", "properties": ANY}),
 "configuration": (set(), {"level": enum("none", "note", "warning", "error")}),
 "text": ({"text"}, {"text": STR, "markdown": STR}),
 "invocation": ({"executionSuccessful"}, {"executionSuccessful": BOOL, "toolExecutionNotifications": arr("notification")}),
 "notification": ({"message"}, {"message": "text", "level": enum("none", "note", "warning", "error"), "locations": arr("location"),
                                "descriptor": "reference"}),
 "reference": (set(), {"id": STR}),
 "artifact": (set(), {"location": "artifactLocation", "length": INT, "sourceLanguage": STR}),
 "artifactLocation": (set(), {"uri": STR, "index": INT}),
 "result": ({"message"}, {"ruleId": STR, "ruleIndex": INT, "kind": enum("notApplicable", "pass", "fail", "review", "open", "informational"),
                          "level": enum("none", "note", "warning", "error"), "message": "text", "locations": arr("location"),
                          "codeFlows": arr("codeFlow"), "fixes": arr("fix"), "properties": ANY}),
 "location": (set(), {"physicalLocation": "physical", "logicalLocations": arr("logical"), "message": "text"}),
 "physical": ({"artifactLocation"}, {"artifactLocation": "artifactLocation", "region": "region"}),
 "logical": (set(), {"name": STR, "kind": STR}),
 "region": ({"startLine"}, {"startLine": INT, "startColumn": INT, "endColumn": INT, "snippet": "text"}),
 "codeFlow": ({"threadFlows"}, {"threadFlows": arr("threadFlow", 1)}),
 "threadFlow": ({"locations"}, {"locations": arr("threadFlowLocation", 1)}),
 "threadFlowLocation": (set(), {"location": "location", "kinds": arr(STR), "executionOrder": INT}),
 "fix": ({"artifactChanges"}, {"artifactChanges": arr("change", 1), "description": "text"}),
 "change": ({"artifactLocation", "replacements"}, {"artifactLocation": "artifactLocation", "replacements": arr("replacement", 1)}),
 "replacement": ({"deletedRegion"}, {"deletedRegion": "region", "insertedContent": "text"}),
}
wrong = []

def check(value, kind, at):
    if kind is ANY:
        return
    if kind in (STR, INT, BOOL):
        if type(value) is not kind:
            wrong.append(f"{at}: {value!r} is no {kind.__name__}")
    elif kind[0] == "enum":
        if value not in kind[1]:
            wrong.append(f"{at}: {value!r}")
    elif kind[0] == "array":
        if type(value) is not list or len(value) < kind[2]:
            wrong.append(f"{at}: no array of at least {kind[2]}")
        else:
            for i, v in enumerate(value):
                check(v, kind[1], f"{at}[{i}]")
    else:
        required, known = TYPES[kind]
        if type(value) is not dict:
            wrong.append(f"{at}: no object")
            return
        for key in required - set(value):
            wrong.append(f"{at}: {key} is missing")
        for key, v in value.items():
            if key not in known:
                wrong.append(f"{at}: {key} is none of its properties")
            else:
                check(v, known[key], f"{at}.{key}")

def semantics(log):
    run = log["runs"][0]
    rules, files = run["tool"]["driver"]["rules"], run["artifacts"]
    assert len({r["id"] for r in rules}) == len(rules)
    for r in run["results"]:
        if rules[r["ruleIndex"]]["id"] != r["ruleId"]:
            wrong.append("a result's rule is another")
        if r["kind"] != "fail" and r["level"] != "none": # 3.27.9 of the standard
            wrong.append("only what fails has a level")
    def walk(o):
        if isinstance(o, dict):
            if "uri" in o:
                if not re.fullmatch(r"(file://)?([A-Za-z0-9._~/-]|%[0-9A-F]{2})*", o["uri"]):
                    wrong.append("no URI: " + o["uri"])
                if "index" in o and files[o["index"]]["location"]["uri"] != o["uri"]:
                    wrong.append("an index leads elsewhere")
            if "startColumn" in o and (o["startColumn"] < 1 or o.get("endColumn", 1 << 30) < o["startColumn"]):
                wrong.append("columns are in no order")
            for v in o.values():
                walk(v)
        elif isinstance(o, list):
            for v in o:
                walk(v)
    walk(log)

log = json.load(open(sys.argv[1], encoding="utf-8"))
check(log, "log", "$")
if not wrong:
    semantics(log)
print("\n".join(wrong[:10]) or "valid")
sys.exit(bool(wrong))
