"use strict";
/* Plays a run. The data is text and numbers only, and everything is put into the page as
 * text or attributes, never as markup: what a program printed stays what it printed. */
(function () {
  const $ = (id) => document.getElementById(id);
  const data = JSON.parse($("run").textContent);
  const SVG = "http://www.w3.org/2000/svg";
  const stops = unfold(data.stops);
  const picture = $("picture").querySelector("svg");
  let now = 0, playing = 0, asked = "";

  /* A stop says only what differs from the one before it. */
  function unfold(list) {
    const all = [];
    let rows = [], ledger = {}, out = 0, err = 0;
    for (const s of list) {
      rows = rows.slice(0, s.h === undefined ? rows.length : s.h);
      for (let i = 0; i < (s.d || []).length; i += 2) rows[s.d[i]] = s.d[i + 1];
      if (s.l) {
        ledger = Object.assign({}, ledger);
        for (let i = 0; i < s.l.length; i += 3) ledger[s.l[i] + ":" + s.l[i + 1]] = s.l[i + 2];
      }
      out = s.o === undefined ? out : s.o;
      err = s.e === undefined ? err : s.e;
      all.push({ step: s.s, ran: s.r, next: s.n, marks: s.m || 0, tell: s.t, changes: s.c || [],
                 values: s.v || [], back: s.b, on: s.f, rows: rows, ledger: ledger, out: out, err: err });
    }
    return all;
  }

  function element(name, attributes, text) {
    const e = document.createElementNS(SVG, name);
    for (const key in attributes) e.setAttribute(key, attributes[key]);
    if (text !== undefined) e.textContent = text;
    return e;
  }

  /* ---- the picture: only rows that changed are made anew ---- */

  function drawRow(y, id) {
    const g = element("g", { transform: "translate(0," + y * data.cell[1] + ")" });
    for (const item of data.rows[id] || []) {
      const c = data.classes[item[0]];
      if (item.length === 2) g.appendChild(element("path", { class: c, d: item[1] }));
      else g.appendChild(element("text", { class: c, x: item[2], y: data.cell[2], textLength: item[3],
                                           lengthAdjust: "spacingAndGlyphs" }, item[1]));
    }
    return g;
  }

  function drawPicture(rows) {
    const high = Math.max(rows.length, 1) * data.cell[1];
    picture.setAttribute("viewBox", "0 0 " + data.width + " " + high);
    picture.setAttribute("width", data.width);
    picture.setAttribute("height", high);
    while (picture.lastChild && picture.childNodes.length > rows.length) picture.lastChild.remove();
    for (let y = 0; y < rows.length; y++) {
      const old = picture.childNodes[y];
      if (old && old.rowId === rows[y]) continue;
      const g = drawRow(y, rows[y]);
      g.rowId = rows[y];
      if (old) picture.replaceChild(g, old);
      else picture.appendChild(g);
    }
  }

  /* ---- code, caption, output ---- */

  function line(place) { return place ? $("f" + place[0] + "l" + place[1]) : null; }

  function markLine(place, kind, word) {
    const li = line(place);
    if (!li) return;
    li.classList.add(kind);
    const i = li.querySelector("i");
    i.textContent = i.textContent ? "both" : word;
  }

  function drawCode(s) {
    for (const li of document.querySelectorAll("#code li.r-current-line,#code li.next")) {
      li.classList.remove("r-current-line", "next");
      li.querySelector("i").textContent = "";
    }
    markLine(s.ran, "r-current-line", "ran");
    markLine(s.next, "next", "next");
    const at = s.ran || s.next;
    for (const section of document.querySelectorAll("#code [data-file]"))
      section.hidden = at !== null && at !== undefined && +section.dataset.file !== at[0];
    for (const em of document.querySelectorAll("#code em")) {
      const id = s.ledger[em.dataset.at];
      em.textContent = em.title = id === undefined ? "" : data.texts[id]; /* it may be cut */
    }
    const li = line(s.ran) || line(s.next), box = $("code");
    if (li && box.scrollHeight > box.clientHeight)
      box.scrollTop = li.offsetTop - box.offsetTop - box.clientHeight / 2;
  }

  function drawOutput(id, pieces, count) {
    const text = pieces.slice(0, count).join("");
    $(id).textContent = text;
    $(id + "-part").hidden = !text;
    $(id).scrollTop = $(id).scrollHeight;
  }

  function show(n) {
    now = Math.max(0, Math.min(stops.length - 1, n));
    const s = stops[now], words = data.texts[s.tell];
    drawPicture(s.rows);
    drawCode(s);
    drawOutput("out", data.out, s.out);
    drawOutput("err", data.err, s.err);
    $("values").replaceChildren();
    for (const id of s.values) {
      const li = document.createElement("li");
      li.textContent = data.texts[id];
      $("values").appendChild(li);
    }
    $("values-part").hidden = !s.values.length;
    $("caption").textContent = words;
    $("where").textContent = "stop " + (data.first + now) + " of " + (data.total - 1) + ", step " + s.step;
    $("time").value = now;
    $("time").setAttribute("aria-valuetext", words);
    put(nowMark, now);
    $("back").disabled = $("start").disabled = now === 0;
    $("on").disabled = $("end").disabled = now === stops.length - 1;
    try { history.replaceState(null, "", "#step=" + s.step); } catch (e) { /* a page in a frame */ }
  }

  /* ---- the scrubber ---- */

  const marks = $("marks"), nowMark = document.createElement("b");
  function share(n) { return stops.length < 2 ? 0 : n / (stops.length - 1); }
  function put(e, n) { e.style.left = "calc(.5rem + " + share(n) + " * (100% - 1rem))"; }
  (function () {
    const last = {};
    marks.appendChild(nowMark);
    stops.forEach(function (s, n) {
      for (const m of data.marks) {
        if (!(s.marks & m[0]) || share(n) - last[m[1]] < 0.006) continue;
        last[m[1]] = share(n);
        const e = document.createElement("span");
        e.textContent = m[1];
        e.title = m[2] + ", step " + s.step;
        e.className = "y" + m[3];
        put(e, n);
        marks.appendChild(e);
      }
    });
  })();
  marks.addEventListener("click", function (e) {
    const box = marks.getBoundingClientRect();
    const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
    stopPlaying();
    show(Math.round((e.clientX - box.left - rem / 2) / (box.width - rem) * (stops.length - 1)));
  });

  /* ---- moving ---- */

  function stopPlaying() {
    clearInterval(playing);
    playing = 0;
    $("play").textContent = "Play";
  }
  const go = {
    start: () => show(0),
    end: () => show(stops.length - 1),
    back: () => show(now - 1),
    on: () => show(now + 1),
    lineback: () => show(stops[now].back === undefined ? now : stops[now].back),
    lineon: () => show(stops[now].on === undefined ? now : stops[now].on),
    finding: () => { if (data.finding >= 0) show(data.finding); },
    play: function () {
      if (playing) { stopPlaying(); return; }
      if (now === stops.length - 1) show(0);
      $("play").textContent = "Pause";
      playing = setInterval(function () {
        if (now === stops.length - 1) stopPlaying();
        else show(now + 1);
      }, 700);
    },
  };
  for (const id in go) {
    if (!$(id)) continue;
    $(id).addEventListener("click", function () {
      if (id !== "play") stopPlaying();
      go[id]();
    });
  }
  $("time").addEventListener("input", function () { stopPlaying(); show(+$("time").value); });

  /* ---- search: "n == 7", "n", "line 12", or words of a caption ---- */

  /* "len" and "v.len" both mean v.len. */
  function same(name, asked) { return name === asked || name.endsWith("." + asked); }

  function meets(query) {
    let m = /^line\s+(\d+)$/.exec(query);
    if (m) return (s) => s.ran && s.ran[1] === +m[1];
    m = /^(.+?)\s*(==|=|!=|<=|>=|<|>)\s*(.+)$/.exec(query);
    if (m) {
      const name = m[1].trim(), op = m[2], want = m[3].trim();
      return (s) => s.changes.some(function (id) {
        const text = data.texts[id], at = text.indexOf(" = ");
        if (!same(text.slice(0, at), name)) return false;
        const value = text.slice(at + 3), a = parseFloat(value), b = parseFloat(want);
        switch (op) {
          case "<": return a < b;
          case ">": return a > b;
          case "<=": return a <= b;
          case ">=": return a >= b;
          case "!=": return value !== want;
          default: return value === want || value.split(" ").includes(want);
        }
      });
    }
    const named = (s) => s.changes.some((id) => same(data.texts[id].split(" = ")[0], query));
    if (stops.some(named)) return named;
    const words = query.toLowerCase();
    return (s) => data.texts[s.tell].toLowerCase().includes(words);
  }

  function search(query, forward) {
    query = query.trim();
    if (!query) return;
    asked = query;
    const hit = meets(query), count = stops.length;
    for (let i = 1; i <= count; i++) {
      const at = (now + (forward ? i : count - i)) % count;
      if (!hit(stops[at])) continue;
      $("found").textContent = (forward ? at <= now : at >= now) ? "found, once round" : "found";
      stopPlaying();
      show(at);
      return;
    }
    $("found").textContent = "not found";
  }
  $("find").addEventListener("submit", function (e) {
    e.preventDefault();
    search($("q").value, true);
    $("q").blur();
  });

  document.addEventListener("keydown", function (e) {
    if (e.ctrlKey || e.altKey || e.metaKey) return;
    if (e.target === $("q")) {
      if (e.key === "Escape") $("q").blur();
      return;
    }
    const button = e.target.tagName === "BUTTON";
    const keys = { ArrowLeft: e.shiftKey ? "lineback" : "back", ArrowRight: e.shiftKey ? "lineon" : "on",
                   Home: "start", End: "end", g: "finding", " ": button ? "" : "play" };
    const act = keys[e.key];
    if (act) {
      if (act !== "play") stopPlaying();
      go[act]();
    } else if (e.key === "/") {
      $("q").focus();
      $("q").select();
    } else if (e.key === "n" || e.key === "N") {
      search(asked, e.key === "n");
    } else {
      return;
    }
    e.preventDefault();
  });

  const asks = /^#step=(\d+)$/.exec(location.hash);
  let first = data.open;
  if (asks) stops.forEach((s, n) => { if (s.step <= +asks[1]) first = n; });
  $("time").max = stops.length - 1;
  for (const e of document.querySelectorAll("[data-script]")) e.hidden = false;
  picture.replaceChildren();
  show(first);
})();
