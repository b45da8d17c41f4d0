// Small comforts over pages that work without them: completion, keys, a network that follows its sliders.
"use strict";

const by = (selector, root = document) => [...root.querySelectorAll(selector)];

// Completion: what is typed into a search box, or into a field that wants one kind of name.
const complete = (input, only) => {
  const list = document.createElement("ul");
  list.className = "listbox";
  list.id = `${input.id}-list`;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Names");
  list.hidden = true;
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-controls", list.id);
  input.setAttribute("aria-expanded", "false");
  input.parentElement.classList.add("complete");
  input.after(list);
  let at = -1, found = [], asked = 0, timer;

  const close = () => {
    list.hidden = true;
    at = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const mark = (next) => {
    at = next;
    by("li", list).forEach((li, i) => li.setAttribute("aria-selected", i === at));
    if (at >= 0) {
      input.setAttribute("aria-activedescendant", list.children[at].id);
      list.children[at].scrollIntoView({ block: "nearest" });
    } else input.removeAttribute("aria-activedescendant");
  };
  const choose = (match) => {
    if (only) {
      input.value = match.label;
      close();
      input.focus();
    } else location.href = match.to;
  };
  const show = (matches) => {
    found = matches;
    list.replaceChildren(...matches.map((m, i) => {
      const li = document.createElement("li");
      const what = document.createElement("span");
      li.id = `${list.id}-${i}`;
      li.setAttribute("role", "option");
      li.setAttribute("aria-selected", "false");
      li.textContent = m.label;
      what.textContent = m.detail ? `${m.kind}, ${m.detail}` : m.kind;
      li.append(what);
      li.addEventListener("mousedown", (e) => { e.preventDefault(); choose(m); });
      return li;
    }));
    list.hidden = !matches.length;
    at = -1;
    input.setAttribute("aria-expanded", String(!list.hidden));
  };
  const ask = async () => {
    const turn = ++asked, q = input.value.trim();
    if (q.length < 2) return close();
    try {
      const answer = await fetch(`/search.json?complete=true&q=${encodeURIComponent(q)}`);
      const { names, pair } = await answer.json();
      if (turn !== asked || document.activeElement !== input) return;
      show(only ? names.filter((n) => n.kind === only) : [...(pair ? [pair] : []), ...names]);
    } catch { close(); }
  };
  input.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(ask, 120); });
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (e) => {
    const n = found.length;
    if (e.key === "Escape" && !list.hidden) { e.preventDefault(); close(); }
    else if (list.hidden || !n) return;
    else if (e.key === "ArrowDown") { e.preventDefault(); mark((at + 1) % n); }
    else if (e.key === "ArrowUp") { e.preventDefault(); mark((at - 1 + n) % n); }
    else if (e.key === "Enter" && at >= 0) { e.preventDefault(); choose(found[at]); }
  });
};
by('.find input[type="search"]').forEach((input) => complete(input));
by("[data-complete]").forEach((input) => complete(input, input.dataset.complete));

// Keys: / to search, j and k through the rows, Enter opens.
let row = -1;
document.addEventListener("keydown", (e) => {
  if (e.ctrlKey || e.metaKey || e.altKey || /^(INPUT|SELECT|TEXTAREA)$/.test(e.target.tagName)) return;
  if (e.key === "/") {
    e.preventDefault();
    (document.querySelector(".find.great input") ?? document.querySelector(".find input")).focus();
  } else if (e.key === "j" || e.key === "k") {
    const rows = by(".contact");
    if (!rows.length) return;
    rows[row]?.classList.remove("here");
    row = Math.min(rows.length - 1, Math.max(0, row + (e.key === "j" ? 1 : -1)));
    rows[row].classList.add("here");
    rows[row].querySelector(".day").focus();
    rows[row].scrollIntoView({ block: "nearest" });
  }
});

// A form that shows its answer in place as its sliders move.
by("form[data-live]").forEach((form) => {
  const place = document.querySelector(form.dataset.live);
  const [from, to] = [form.elements.from, form.elements.to];
  let timer, turn = 0;
  const follow = async () => {
    const mine = ++turn, query = new URLSearchParams(new FormData(form));
    for (const [key, value] of [...query]) if (!value) query.delete(key);
    const address = `${form.getAttribute("action")}?${query}`;
    try {
      const page = new DOMParser().parseFromString(await (await fetch(address)).text(), "text/html");
      const next = page.querySelector(form.dataset.live);
      if (mine !== turn || !next) return;
      place.replaceChildren(...next.childNodes);
      document.querySelector("main .lead").replaceWith(page.querySelector("main .lead"));
      history.replaceState(null, "", address);
    } catch { /* The button still works. */ }
  };
  form.addEventListener("input", (e) => {
    if (from && to && Number(from.value) > Number(to.value)) (e.target === from ? to : from).value = e.target.value;
    by("output", form).forEach((o) => { o.value = form.elements[o.htmlFor.value].value; });
    clearTimeout(timer);
    timer = setTimeout(follow, 180);
  });
});
