"use strict";
(() => {
  const root = document.documentElement;
  root.classList.add("js");
  const $ = (id) => document.getElementById(id);
  const make = (tag, name, text) => {
    const element = document.createElement(tag);
    if (name) element.className = name;
    if (text) element.textContent = text;
    return element;
  };

  // A place is written r3-120-180: report 3, characters 120 to 180. Its words are the segments between.
  const place = (id) => {
    const found = /^(r\d+)-(\d+)-(\d+)$/.exec(id);
    return found && { id, report: found[1], start: +found[2], end: +found[3] };
  };
  const cache = new Map();
  const segments = (report) => {
    if (!cache.has(report)) cache.set(report, [...document.querySelectorAll("#" + report + " .text .s")]);
    return cache.get(report);
  };
  const inside = (at) => segments(at.report).filter((s) => +s.dataset.s >= at.start && +s.dataset.e <= at.end);
  const words = (list) => {
    let text = "", line = null;
    for (const segment of list) {
      if (line && segment.parentNode !== line) text += " ";
      text += segment.textContent;
      line = segment.parentNode;
    }
    return text;
  };
  const clip = (text, length, fromEnd) => {
    const letters = Array.from(text);
    if (letters.length <= length) return text;
    return fromEnd ? "… " + letters.slice(-length).join("").replace(/^\S*\s/, "")
      : letters.slice(0, length).join("").replace(/\s\S*$/, "") + " …";
  };

  // the panel with the words of some places
  const panel = $("panel"), list = $("panel-list"), claim = $("panel-claim"), head = $("panel-h");
  let opener = null;
  const show = (link) => {
    const seen = new Set();
    list.textContent = "";
    for (const id of link.dataset.ev.trim().split(/\s+/)) {
      const at = place(id);
      if (!at || seen.has(id)) continue;
      seen.add(id);
      const all = segments(at.report), mine = inside(at);
      if (!mine.length) continue;
      const first = all.indexOf(mine[0]), last = all.indexOf(mine[mine.length - 1]);
      const same = (s, other) => s.parentNode === other.parentNode;
      const before = words(all.slice(0, first).filter((s) => same(s, mine[0])));
      const after = words(all.slice(last + 1).filter((s) => same(s, mine[mine.length - 1])));
      const item = make("li");
      const from = make("p", "from");
      const name = document.querySelector("#" + at.report + " .whole > summary");
      for (const child of name.children) from.append(child.cloneNode(true));
      const context = make("p", "ctx");
      const mark = make("mark", "", words(mine));
      context.append(clip(before, 140, true), mark, clip(after, 140, false));
      const go = make("a", "goto", "Read it in place");
      go.href = "#" + id;
      item.append(from, context, go);
      list.append(item);
    }
    if (!list.children.length) return false;
    if (opener) opener.classList.remove("on");
    opener = link;
    link.classList.add("on");
    claim.textContent = link.matches(".claim") ? link.textContent : link.dataset.label || "";
    head.textContent = list.children.length === 1 ? "The words" : list.children.length + " passages";
    panel.hidden = false;
    root.classList.add("with-panel");
    panel.scrollTop = 0;
    head.focus({ preventScroll: true });
    return true;
  };
  const close = (back) => {
    if (panel.hidden) return;
    // who has gone on to read in place stays there
    const within = panel.contains(document.activeElement) || document.activeElement === document.body;
    panel.hidden = true;
    root.classList.remove("with-panel");
    if (opener) {
      opener.classList.remove("on");
      if (back && within) opener.focus({ preventScroll: true });
    }
    opener = null;
  };
  $("panel-x").addEventListener("click", () => close(true));
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") close(true); });
  document.addEventListener("click", (event) => {
    if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const link = event.target.closest("a");
    if (link && link.dataset.ev !== undefined) {
      if (link === opener) { close(true); event.preventDefault(); } else if (show(link)) event.preventDefault();
    } else if (link && link.classList.contains("goto")) {
      if (matchMedia("(max-width: 640px)").matches) close(false);
      // the same place twice: the address does not change, so say it here
      if (location.hash === link.getAttribute("href")) arrive();
    } else if (!link && !event.target.closest(".panel") && !panel.hidden) {
      close(false);
    }
  });

  // arriving at a place: unfold what hides it, and let it flash
  const unfold = (element) => {
    for (let at = element; at; at = at.parentElement) if (at.tagName === "DETAILS") at.open = true;
  };
  const arrive = () => {
    const id = decodeURIComponent(location.hash.slice(1));
    const target = id && $(id);
    if (!target) return;
    unfold(target);
    const at = place(id);
    if (!at) return;
    const raw = document.querySelector("#" + at.report + " .raw");
    if (raw) raw.open = false;
    const mine = inside(at);
    if (!mine.length) return;
    mine[0].scrollIntoView({ block: "center" });
    for (const segment of mine) segment.classList.add("hit-flash");
    mine[0].tabIndex = -1;
    mine[0].focus({ preventScroll: true });
    setTimeout(() => mine.forEach((segment) => segment.classList.remove("hit-flash")), 2600);
  };
  addEventListener("hashchange", arrive);
  arrive();

  // arcs: the passage under the drawing
  const caption = $("arc-caption");
  if (caption) {
    const rest = caption.textContent;
    const tell = (arc) => {
      caption.textContent = "";
      if (!arc) { caption.textContent = rest; return; }
      caption.append(make("b", "", arc.dataset.label + ". "), arc.dataset.excerpt);
    };
    for (const arc of document.querySelectorAll(".arc")) {
      arc.addEventListener("mouseenter", () => tell(arc));
      arc.addEventListener("focus", () => tell(arc));
      arc.addEventListener("mouseleave", () => tell(null));
      arc.addEventListener("blur", () => tell(null));
    }
  }

  // facts: find, filter, order, and first a page of them
  const table = $("matrix");
  if (table) {
    const PAGE = 30;
    const body = table.tBodies[0], rows = [...body.rows];
    const find = $("fact-find"), which = $("fact-show"), order = $("fact-order"), count = $("fact-count"), more = $("fact-more");
    const text = new Map(rows.map((row) => [row, row.querySelector(".stmt").textContent.toLowerCase()]));
    let all = rows.length <= PAGE + 10;
    const fits = (row) => {
      const origins = +row.dataset.origins, reports = +row.dataset.reports;
      if (which.value === "many" && origins < 2) return false;
      if (which.value === "one" && origins !== 1) return false;
      if (which.value === "copied" && !(origins === 1 && reports > 1)) return false;
      return find.value.toLowerCase().split(/\s+/).every((word) => text.get(row).includes(word));
    };
    const number = (row, key) => +row.dataset[key];
    const orders = {
      origins: (a, b) => number(a, "n") - number(b, "n"),
      reports: (a, b) => number(b, "reports") - number(a, "reports") || number(a, "n") - number(b, "n"),
      az: (a, b) => text.get(a).localeCompare(text.get(b)) || number(a, "n") - number(b, "n"),
    };
    const update = () => {
      rows.sort(orders[order.value]);
      let shown = 0;
      for (const row of rows) {
        const fit = fits(row);
        row.hidden = !fit || (!all && shown >= PAGE);
        if (fit) shown += 1;
        body.append(row);
      }
      count.textContent = shown === rows.length ? rows.length + (rows.length === 1 ? " fact" : " facts") : shown + " of " + rows.length + " facts";
      more.hidden = all || shown <= PAGE;
      more.textContent = "Show all " + shown;
    };
    for (const control of [find, which, order]) control.addEventListener("input", update);
    $("fact-tools").addEventListener("submit", (event) => event.preventDefault());
    more.addEventListener("click", () => { all = true; update(); });
    addEventListener("beforeprint", () => { all = true; update(); });
    update();
  }

  // where the reader is
  const links = new Map([...document.querySelectorAll(".toc a")].map((a) => [a.getAttribute("href").slice(1), a]));
  const watch = new IntersectionObserver((entries) => {
    for (const entry of entries) {
      if (!entry.isIntersecting || !links.has(entry.target.id)) continue;
      for (const link of links.values()) { link.classList.remove("here"); link.removeAttribute("aria-current"); }
      const link = links.get(entry.target.id);
      link.classList.add("here");
      link.setAttribute("aria-current", "true");
      const box = link.parentNode;
      box.scrollLeft = link.offsetLeft - box.clientWidth / 2 + link.clientWidth / 2;
    }
  }, { rootMargin: "-20% 0px -70% 0px" });
  for (const part of document.querySelectorAll("main > .part")) watch.observe(part);

  // on paper everything is unfolded, but for the furniture
  addEventListener("beforeprint", () => {
    for (const details of document.querySelectorAll("details:not(.raw)")) details.open = true;
  });
})();
