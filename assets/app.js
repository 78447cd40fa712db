// Comfort on top of pages that already work: every action here presses a real button or fills a real field.
(() => {
  "use strict";
  const $ = (sel, root = document) => root.querySelector(sel);
  const all = (sel, root = document) => [...root.querySelectorAll(sel)];
  const typing = (el) => el.matches("input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]");

  // ----- storage that may be refused (private windows) -----
  const shelf = (area) => ({
    get(key) { try { return JSON.parse(window[area].getItem(key)); } catch { return null; } },
    put(key, value) { try { window[area].setItem(key, JSON.stringify(value)); } catch { /* kept on the page only */ } },
    drop(key) { try { window[area].removeItem(key); } catch { /* nothing to drop */ } },
  });
  const local = shelf("localStorage");
  const session = shelf("sessionStorage");

  // ----- form values, without secrets, consents and hidden fields -----
  const kept = (form) => all("input, select, textarea", form).filter((el) =>
    el.name && !["hidden", "password", "file", "submit"].includes(el.type) && !el.closest("[data-keep=no]"));
  const values = (form) => kept(form).map((el) => /checkbox|radio/.test(el.type)
    ? [el.name, el.value, el.checked] : [el.name, el.value]);
  const fill = (form, list) => {
    const fields = kept(form);
    for (const [name, value, checked] of list) {
      const same = fields.filter((el) => el.name === name);
      if (checked === undefined) { const el = same.shift(); if (el) { el.value = value; fields.splice(fields.indexOf(el), 1); } }
      else same.filter((el) => el.value === value).forEach((el) => { el.checked = checked; });
    }
    const folded = kept(form).find((el) => el.closest("details:not([open])") && (el.checked || (typing(el) && el.value && !el.matches("select"))));
    if (folded) folded.closest("details").open = true;
    form.dispatchEvent(new Event("input"));
  };

  // ----- language switch carries a half-filled form over -----
  const carried = session.get("carry");
  if (carried) session.drop("carry");
  all("[data-lang]").forEach((link) => link.addEventListener("click", () => {
    const forms = all("form[id]").filter((form) => form.dataset.touched);
    if (forms.length) session.put("carry", forms.map((form) => [form.id, values(form)]));
  }));
  document.addEventListener("input", (event) => {
    const form = event.target.closest("form");
    if (form) form.dataset.touched = "1";
  });

  // ----- counters: the hint already names the limit, this counts down -----
  all("[data-count]").forEach((out) => {
    const field = document.getElementById(out.dataset.count);
    if (!field) return;
    const limit = Number(out.dataset.limit);
    const show = () => {
      const used = [...field.value].length;
      out.textContent = `${used} / ${limit}`;
      out.classList.toggle("over", used > limit);
    };
    field.addEventListener("input", show);
    field.form.addEventListener("input", show);
    show();
  });

  // ----- at most n ticks in a group -----
  all("[data-most]").forEach((group) => {
    const boxes = all("input[type=checkbox]", group);
    const limit = () => {
      const full = boxes.filter((box) => box.checked).length >= Number(group.dataset.most);
      boxes.forEach((box) => { box.disabled = full && !box.checked; });
    };
    group.addEventListener("change", limit);
    group.closest("form").addEventListener("input", limit);
    limit();
  });

  // ----- live card: data-from names the field whose words it shows -----
  const words = (form, name) => all(`[name="${name}"]`, form).map((el) => {
    if (/checkbox|radio/.test(el.type)) return el.checked ? el.closest("label").textContent.trim() : "";
    if (el.matches("select")) return el.value ? el.selectedOptions[0].textContent.trim() : "";
    return el.value.trim();
  }).filter(Boolean);
  all("[data-preview]").forEach((card) => {
    const form = document.getElementById(card.dataset.preview);
    if (!form) return;
    const slots = all("[data-from]", card).map((el) => [el, el.textContent]);
    const show = () => slots.forEach(([el, empty]) => {
      const said = words(form, el.dataset.from);
      el.textContent = said.length ? said.join(document.documentElement.lang.startsWith("zh") ? "、" : ", ") : (el.dataset.empty || empty);
      el.classList.toggle("muted", !said.length);
    });
    form.addEventListener("input", show);
    show();
  });

  // ----- keywords as chips: a combobox before the field, which stays what is sent -----
  const zh = document.documentElement.lang.startsWith("zh");
  const make = (tag, props = {}, ...inside) => {
    const el = document.createElement(tag);
    Object.entries(props).forEach(([name, value]) => el.setAttribute(name, value));
    el.append(...inside);
    return el;
  };
  const parted = /[,，、;；\n]+/;
  all("input[data-chips]").forEach((field) => {
    const { id, dataset: say } = field;
    const cut = (text) => text.split(parted).map((word) => word.trim()).filter(Boolean);
    const typed = make("input", { id, type: "text", role: "combobox", autocomplete: "off", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": `${id}-list` });
    ["aria-describedby", "aria-invalid"].forEach((name) => { if (field.hasAttribute(name)) typed.setAttribute(name, field.getAttribute(name)); });
    const label = $(`label[for="${id}"]`).textContent.trim();
    const chosen = make("ul", { class: "picked", "aria-label": label });
    const list = make("ul", { id: `${id}-list`, class: "found", role: "listbox", "aria-label": label, hidden: "" });
    const told = make("p", { class: "vh", role: "status" });
    const picker = make("div", { class: "picker" }, chosen, typed, list, told);
    const tell = (words, what) => { told.textContent = words.replace("%", what); };
    let drawn, at = -1, wait, asking;
    const draw = () => {
      if (field.value === drawn) return;
      drawn = field.value;
      chosen.replaceChildren(...cut(drawn).map((word, place) => {
        const away = make("button", { type: "button", "aria-label": say.remove.replace("%", word) }, "×");
        away.addEventListener("click", () => { drop(place); typed.focus(); });
        return make("li", {}, word, away);
      }));
    };
    const set = (words) => {
      field.value = words.join(zh ? "，" : ", ");
      field.dispatchEvent(new Event("input", { bubbles: true }));
      draw();
    };
    const drop = (place) => {
      const words = cut(field.value);
      tell(say.removed, words.splice(place, 1)[0]);
      set(words);
    };
    const add = (text) => {
      const words = cut(field.value), fresh = cut(text).filter((word) => !words.includes(word));
      typed.value = "";
      close();
      if (fresh.length) { set([...words, ...fresh]); tell(say.added, fresh.join(" ")); }
    };
    const choose = (next) => {
      at = next;
      [...list.children].forEach((option, n) => option.setAttribute("aria-selected", n === at));
      const option = list.children[at];
      if (option) { typed.setAttribute("aria-activedescendant", option.id); option.scrollIntoView({ block: "nearest" }); }
      else typed.removeAttribute("aria-activedescendant");
    };
    const close = () => {
      clearTimeout(wait);
      if (asking) asking.abort();
      list.hidden = true;
      typed.setAttribute("aria-expanded", "false");
      choose(-1);
    };
    const show = (concepts) => {
      const has = cut(field.value);
      list.replaceChildren(...concepts.filter((one) => !has.includes(one.keyword)).map((one, n) => {
        const [first, second] = zh ? ["zh", "en"] : ["en", "zh"];
        const said = (lang, words) => make("span", { lang: lang === "zh" ? "zh-CN" : "en" }, words);
        const option = make("li", { id: `${id}-${n}`, role: "option", "aria-selected": "false" }, said(first, one[first]), " ", said(second, one[second]));
        if (one.found_by) option.append(" ", make("small", {}, one.found_by));
        option.addEventListener("click", () => add(one.keyword));
        return option;
      }));
      choose(-1);
      list.hidden = !list.children.length;
      typed.setAttribute("aria-expanded", !list.hidden);
      tell(say.found, list.children.length);
    };
    const ask = async () => {
      asking = new AbortController();
      try {
        const answer = await fetch(`/api/v1/concepts?${new URLSearchParams({ q: typed.value.trim(), lang: zh ? "zh" : "en" })}`, { signal: asking.signal });
        if (answer.ok) show(await answer.json());
      } catch { /* the field takes any word without suggestions, too */ }
    };
    typed.addEventListener("input", (event) => {
      if (parted.test(typed.value) && !event.isComposing) { add(typed.value); return; }
      close();
      if (typed.value.trim()) wait = setTimeout(ask, 150);
    });
    typed.addEventListener("keydown", (event) => {
      if (event.isComposing) return;
      const many = list.children.length;
      if (/^Arrow(Down|Up)$/.test(event.key) && !list.hidden) choose((at + (event.key === "ArrowDown" ? 1 : at < 0 ? 0 : -1) + many) % many);
      else if (event.key === "Enter" && typed.value.trim()) { if (at >= 0) list.children[at].click(); else add(typed.value); }
      else if (event.key === "Escape" && !list.hidden) close();
      else if (event.key === "Backspace" && !typed.value && field.value) drop(cut(field.value).length - 1);
      else return;
      event.preventDefault();
    });
    // What was typed and not taken becomes a keyword, so that nothing is lost; a press on a suggestion keeps the focus here.
    typed.addEventListener("blur", () => { add(typed.value); close(); });
    list.addEventListener("mousedown", (event) => event.preventDefault());
    picker.addEventListener("click", (event) => { if (event.target === picker || event.target === chosen) typed.focus(); });
    field.form.addEventListener("input", draw);
    field.form.addEventListener("reset", () => setTimeout(draw));
    field.removeAttribute("id");
    field.hidden = true;
    field.after(picker);
    draw();
  });

  // ----- a panel that follows its form: one question at a time, once the typing rests -----
  all("[data-live]").forEach((panel) => {
    const form = panel.closest("form"), told = $("[data-live-said]", form);
    let wait, asked, isBusy;
    const body = () => new URLSearchParams(new FormData(form));
    const ask = async () => {
      const now = body();
      if (isBusy || String(now) === asked) return;
      isBusy = true;
      asked = String(now);
      try {
        const answer = await fetch(panel.dataset.live, { method: "POST", body: now, headers: { "x-part": "1" } });
        if (answer.ok && !answer.redirected) {
          panel.innerHTML = await answer.text();
          const said = $("[data-said]", panel);
          if (said && told.textContent !== said.textContent) told.textContent = said.textContent;
        }
      } catch { /* the button asks the same */ }
      isBusy = false;
      if (String(body()) !== asked) later();
    };
    const later = () => { clearTimeout(wait); wait = setTimeout(ask, 1200); };
    $("[data-live-button]", form).hidden = true;
    form.addEventListener("input", later);
    later();
  });

  // ----- one section at a time: the list changes it here, too, and nothing is sent -----
  all("[data-part]").forEach((button) => button.addEventListener("click", (event) => {
    event.preventDefault();
    const form = button.form, part = button.dataset.part;
    all("[data-part]", form).forEach((other) => (other === button ? other.setAttribute("aria-current", "step") : other.removeAttribute("aria-current")));
    all("[data-section]", form).forEach((section) => section.classList.toggle("off", section.dataset.section !== part));
    form.elements.part.value = part;
    const isLast = !button.closest("li").nextElementSibling;
    $("[data-next]", form).classList.toggle("off", isLast);
    ["primary", "big"].forEach((name) => $("[data-last]", form).classList.toggle(name, isLast));
    history.replaceState(null, "", `?part=${part}`);
    $("h2", $(`[data-section="${part}"]`, form)).focus();
  }));

  // ----- a draft that is kept while it is written; only the form's own button saves it -----
  all("form[data-autosave]").forEach((form) => {
    const line = document.getElementById(form.dataset.line), say = form.dataset;
    const body = () => new URLSearchParams(new FormData(form));
    const typed = () => { const now = body(); ["part", "revision"].forEach((name) => now.delete(name)); return String(now); };
    let wait, kept = typed(), isBusy;
    const keep = async () => {
      const now = typed();
      if (isBusy || now === kept || say.sent) return;
      isBusy = true;
      line.textContent = say.saving;
      try {
        const answer = await fetch(say.autosave, { method: "POST", body: body(), headers: { "x-part": "1" } });
        if (answer.redirected || !/html/.test(answer.headers.get("content-type")) || (!answer.ok && answer.status !== 409)) throw answer;
        line.innerHTML = await answer.text();
        kept = now;
        const said = $("[data-revision]", line);
        if (said) {
          form.elements.revision.value = said.dataset.revision;
          all("[data-part]", form).forEach((button) => {
            const isDone = said.dataset.done.split(" ").includes(button.dataset.part);
            $(".done", button).replaceChildren(...(isDone ? [make("span", { class: "vh" }, "✓")] : []));
          });
        }
      } catch { line.textContent = say.failed; wait = setTimeout(keep, 15000); }
      isBusy = false;
      if (typed() !== kept && !wait) later();
    };
    const later = () => { clearTimeout(wait); wait = setTimeout(() => { wait = 0; keep(); }, 1500); };
    form.addEventListener("input", later);
    document.addEventListener("visibilitychange", () => { if (document.hidden) keep(); });
  });

  // ----- drafts on this device, or in this tab, dropped once the form has been taken -----
  all("[data-clear-draft]").forEach((el) => [local, session].forEach((area) => area.drop(`draft:${el.dataset.clearDraft}`)));
  all("form[data-draft]").forEach((form) => {
    const key = `draft:${form.dataset.draft}`;
    // What says who somebody is stays no longer than the tab.
    const area = form.dataset.draftIn === "tab" ? session : local;
    const note = $("[data-draft-note]", form);
    const draft = area.get(key);
    if (draft && !$(".errors") && !carried) {
      fill(form, draft);
      if (note) note.hidden = false;
    }
    let wait;
    form.addEventListener("input", (event) => {
      if (!event.bubbles) return;
      clearTimeout(wait);
      wait = setTimeout(() => area.put(key, values(form)), 400);
    });
    all("[data-draft-clear]", form).forEach((button) => button.addEventListener("click", () => {
      clearTimeout(wait);
      area.drop(key);
      form.reset();
      form.dispatchEvent(new Event("input"));
      if (note) note.hidden = true;
    }));
  });
  if (carried) carried.forEach(([id, list]) => {
    const form = document.getElementById(id);
    if (form) { fill(form, list); form.dataset.touched = "1"; }
  });

  // ----- on a phone the navigation is a strip: the present entry is in sight -----
  const here = $(".nav [aria-current]");
  if (here) here.parentElement.scrollLeft = here.offsetLeft - (here.parentElement.clientWidth - here.offsetWidth) / 2;

  // ----- an error summary is read first -----
  const errors = $(".errors");
  if (errors) errors.focus();

  // ----- undo counts down, then leaves; in the elder-friendly mode it stays -----
  all("[data-seconds]").forEach((toast) => {
    const out = $("[data-left]", toast);
    const end = Date.now() + Number(toast.dataset.seconds) * 1000;
    const tick = setInterval(() => {
      const left = Math.max(0, Math.ceil((end - Date.now()) / 1000));
      if (out) out.textContent = left;
      if (left) return;
      clearInterval(tick);
      if (!document.documentElement.matches(".elder")) toast.remove();
    }, 500);
  });

  // ----- keys -----
  const press = (el) => {
    if (el.matches("details")) {
      el.open = !el.open;
      if (el.open) ($("textarea, button, a, input:not([type=hidden])", el) || $("summary", el)).focus({ preventScroll: el.matches(".menu") });
    } else el.click();
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const open = all("details[data-key][open]").pop();
    if (event.key === "Escape" && open && (!typing(event.target) || open.contains(event.target))) {
      open.open = false;
      $("summary", open).focus();
      return;
    }
    if (typing(event.target)) return;
    const choice = open && /^[0-9]$/.test(event.key) && $(`[data-digit="${event.key}"]`, open);
    const target = choice || all("[data-key]").find((el) => el.dataset.key === event.key.toLowerCase());
    if (!target) return;
    event.preventDefault();
    press(target);
  });
  document.addEventListener("click", (event) => {
    all("details.menu[open]").forEach((menu) => { if (!menu.contains(event.target)) menu.open = false; });
  });

  // ----- a form is sent once -----
  document.addEventListener("submit", (event) => {
    if (event.target.dataset.sent) { event.preventDefault(); return; }
    event.target.dataset.sent = "1";
  });
  window.addEventListener("pageshow", () => all("form[data-sent]").forEach((form) => { delete form.dataset.sent; }));
})();
