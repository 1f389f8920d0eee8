"""What a page or an SVG of `freehold trace` must be, whatever the program printed.

page.py svg FILE           well-formed, no script, no reference to anything outside
page.py html FILE TEXT     the same; its policy names its own script and style; its data
                           unfolds, and its captions are those that --all prints (TEXT)
"""
import base64, hashlib, html.parser, json, re, sys
import xml.etree.ElementTree as tree

kind, path = sys.argv[1:3]
text = open(path, encoding="utf-8").read()


def no_references(tags):
    for tag, attributes in tags:
        for name, value in attributes:
            assert not name.startswith("on"), (tag, name)
            assert name not in ("src", "srcset", "action", "background", "data", "poster"), (tag, name)
            assert "url(" not in (value or ""), (tag, value)
            if name.endswith("href"):
                assert value.startswith("#"), value
            if "//" in (value or "") and name != "xmlns":
                assert tag in ("text", "code"), (tag, name, value)


if kind == "svg":
    root = tree.fromstring(text)
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    names = {e.tag.split("}")[1] for e in root.iter()}
    assert names <= {"svg", "title", "desc", "style", "rect", "g", "path", "text"}, names
    no_references((e.tag, e.attrib.items()) for e in root.iter())
    style = root.find("{*}style").text
    assert "prefers-color-scheme" in style and "url(" not in style and "@import" not in style
    assert root.get("role") == "img" and root.get("class") == "freehold"
    labels = root.get("aria-labelledby").split()
    assert labels == [root.find("{*}title").get("id"), root.find("{*}desc").get("id")], labels
    assert len(root.find("{*}title").text) > 3 and len(root.find("{*}desc").text) > 20
    for e in root.iter():
        if e.tag.endswith("}path"):
            assert re.fullmatch(r"[MLHVQhvz0-9 -]+", e.get("d")), e.get("d")
    print("ok")
    sys.exit()


class Reader(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.tags, self.inside, self.texts = [], None, {"script": [], "style": []}
        self.ledger, self.at = {}, None  # as it stands in the page, by "file:line"

    def handle_starttag(self, tag, attributes):
        self.tags.append((tag, attributes))
        self.at = dict(attributes).get("data-at")
        if tag in self.texts:
            self.inside = tag
            self.texts[tag].append("")

    def handle_startendtag(self, tag, attributes):
        self.tags.append((tag, attributes))

    def handle_endtag(self, tag):
        self.at = None
        self.inside = None if tag == self.inside else self.inside

    def handle_data(self, data):
        if self.at:
            self.ledger[self.at] = self.ledger.get(self.at, "") + data
        if self.inside:
            self.texts[self.inside][-1] += data


page = Reader()
page.feed(text)
no_references(page.tags)
# Of our own tags only: whatever a learner wrote has not become one.
assert {t for t, _ in page.tags} <= set("html head meta title style body header h1 h2 p div button form input "
    "output main section ol li i b code em span svg g path text pre details summary kbd noscript script".split())
assert text.count("<script") == 2 and text.count("</script>") == 2 and text.count("<style") == 1
# Everything but the scripts is well-formed as XML as well, so every tag is closed.
tree.fromstring(re.sub(r"<script.*?</script>", "", text, flags=re.S).replace("<!DOCTYPE html>", "")
                .replace("<noscript>", "").replace("</noscript>", ""))
policy = next(dict(a)["content"] for t, a in page.tags if dict(a).get("http-equiv") == "Content-Security-Policy")
assert policy.startswith("default-src 'none';"), policy
for what, body in (("script", page.texts["script"][1]), ("style", page.texts["style"][0])):
    digest = base64.b64encode(hashlib.sha256(body.encode()).digest()).decode()
    assert f"{what}-src 'sha256-{digest}'" in policy, what

data = json.loads(page.texts["script"][0])
said = open(sys.argv[3], encoding="utf-8").read().splitlines()
if said[0].startswith("The run took"): # what of a long run was kept
    said = said[1:]
rows, out, ledger = [], 0, {}
for n, s in enumerate(data["stops"]):
    if "h" in s:
        rows = rows[: s["h"]]
    for at, number in zip(s.get("d", [])[::2], s.get("d", [])[1::2]):
        assert at <= len(rows) and 0 <= number < len(data["rows"])
        rows[at:at + 1] = [number]
    if "h" in s:
        assert len(rows) == s["h"]
    for file, line, number in zip(*(s.get("l", [])[i::3] for i in range(3))):
        ledger[f"{file}:{line}"] = data["texts"][number]
    if n == data["open"]: # the script comes to what was written without it
        assert {k: v for k, v in ledger.items() if v} == page.ledger, (ledger, page.ledger)
    for item in (i for r in rows for i in data["rows"][r]):
        assert 0 <= item[0] < len(data["classes"]) and len(item) in (2, 4)
        if len(item) == 4:
            assert item[2] >= 0 and item[2] + item[3] <= data["width"], item
    assert data["texts"][s["t"]] == said[data["first"] + n], n
    assert s.get("o", out) >= out and s.get("o", 0) <= len(data["out"])
    out = s.get("o", out)
    for key in ("b", "f"):
        assert 0 <= s.get(key, 0) < len(data["stops"])
assert data["first"] + len(data["stops"]) <= data["total"] == len(said)
assert 0 <= data["open"] < len(data["stops"])
print(json.dumps({"stops": len(data["stops"]), "total": data["total"], "open": data["open"],
                  "out": "".join(data["out"]), "err": "".join(data["err"])}))
