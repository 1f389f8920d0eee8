// Drives a page of `freehold trace` in a headless browser with real keys and clicks.
// keys.mjs URL PROFILE: prints "ok ..." and "not ok ..." lines.
import { spawn } from "node:child_process";
const [url, profile] = process.argv.slice(2);
const browser = spawn("chromium", ["--headless", "--no-sandbox", "--disable-gpu", "--remote-debugging-pipe",
  "--user-data-dir=" + profile, "about:blank"], { stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"] });
const waiting = {}, complaints = [];
let last = 0, bytes = "", session;
browser.stdio[4].on("data", (d) => {
  bytes += d;
  for (let i; (i = bytes.indexOf("\0")) >= 0; bytes = bytes.slice(i + 1)) {
    const m = JSON.parse(bytes.slice(0, i));
    if (waiting[m.id]) waiting[m.id](m.result);
    if (m.method === "Log.entryAdded" || m.method === "Runtime.exceptionThrown") complaints.push(m.params);
    if (m.method === "Page.loadEventFired") loaded();
  }
});
let loaded;
const load = new Promise((r) => (loaded = r));
function send(method, params = {}) {
  return new Promise((r) => {
    waiting[++last] = r;
    browser.stdio[3].write(JSON.stringify({ id: last, method, params, sessionId: session }) + "\0");
  });
}
const { targetId } = await send("Target.createTarget", { url: "about:blank" });
session = (await send("Target.attachToTarget", { targetId, flatten: true })).sessionId;
for (const part of ["Runtime", "Log", "Page"]) await send(part + ".enable");
await send("Page.navigate", { url });
await load;

const value = async (expression) => (await send("Runtime.evaluate", { expression, returnByValue: true })).result.value;
const CODES = { ArrowLeft: 37, ArrowRight: 39, Home: 36, End: 35, Enter: 13, Escape: 27, " ": 32 };
async function key(name, shift) {
  const text = name === "Enter" ? "\r" : name.length === 1 ? name : undefined;
  const k = { key: name, code: name, modifiers: shift ? 8 : 0, windowsVirtualKeyCode: CODES[name] || 0 };
  await send("Input.dispatchKeyEvent", { type: "keyDown", text, ...k });
  await send("Input.dispatchKeyEvent", { type: "keyUp", ...k });
}
const stop = async () => +(await value("document.getElementById('where').textContent")).match(/^stop (\d+)/)[1];
const end = +(await value("document.getElementById('time').max"));
const caption = () => value("document.getElementById('caption').textContent");
const line = () => value("(document.querySelector('#code .r-current-line b') || {}).textContent");
function ok(name, right, ...got) {
  console.log((right ? "ok " : "not ok ") + name + (right ? "" : " (got " + got.join(", ") + ")"));
}
async function stands(name, want) { const at = await stop(); ok(name, at === want, at); }

ok("the browser complains about nothing", complaints.length === 0, JSON.stringify(complaints).slice(0, 300));
ok("controls are there", await value("!document.querySelector('.time').hidden"));
await key("Home");
await stands("Home goes to the start", 0);
for (let i = 0; i < 3; i++) await key("ArrowRight");
await stands("Right goes a step on", 3);
await key("ArrowLeft");
await stands("Left goes a step back", 2);
await key("ArrowRight", true);
ok("Shift-Right goes a line on", (await stop()) > 2);
await key("ArrowLeft", true);
await stands("Shift-Left goes back", 2);
await key("End");
await stands("End goes to the end", end);
await key("ArrowRight");
await stands("and there it stays", end);
await key("g");
ok("g goes to the finding", (await line()) === "11", await line());
await key("Home");
async function find(query) {
  await key("/");
  await value("document.getElementById('q').select()");
  for (const c of query) await key(c);
  await key("Enter");
}
await find("n == 3");
ok("a value is found", /\b3\b/.test(await caption()) && (await line()) === "6", await caption());
const three = await stop();
await key("Home");
await key("n");
await stands("n finds it again", three);
await key("End");
await key("N", true);
await stands("N finds it backwards", three);
await find("line 7");
ok("a line is found", (await line()) === "7", await line());
await find("n > 6");
ok("a comparison is found", (await line()) === "12", await line());
await key("Home");
await find("p");
ok("a name is who wrote it", (await line()) === "7", await line());
await key("n");
ok("and who wrote it then", (await line()) === "11", await line());
await find("nonsense here");
ok("what is not there is not found", (await value("document.getElementById('found').textContent")) === "not found");
const box = JSON.parse(await value("JSON.stringify(document.getElementById('marks').getBoundingClientRect())"));
for (const type of ["mousePressed", "mouseReleased"])
  await send("Input.dispatchMouseEvent", { type, x: box.x + box.width / 2, y: box.y + 8, button: "left", clickCount: 1 });
ok("a click above the slider goes there", Math.abs((await stop()) - end / 2) <= 1, await stop());
await value("document.getElementById('time').focus()");
const before = await stop();
await key("ArrowRight");
await stands("a key on the slider moves one step only", before + 1);
await value("document.activeElement.blur()");
await key("Home");
await key(" ");
await new Promise((r) => setTimeout(r, 1800));
await key(" ");
const played = await stop();
ok("Space plays and pauses", played >= 1 && played <= 3, played);
ok("the address names the step", (await value("location.hash")).startsWith("#step="));
ok("rows of the picture are drawn", (await value("document.querySelectorAll('#picture svg > g').length")) > 3);
ok("still no complaint", complaints.length === 0, JSON.stringify(complaints).slice(0, 300));
const gone = new Promise((r) => browser.on("exit", r));
send("Browser.close");
await gone; // it still writes to its profile until then
process.exit(0);
