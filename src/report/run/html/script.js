(function () {
  "use strict";
  var list = document.getElementById("case-list");
  var form = document.getElementById("filter");
  if (!list || !form) { return; }
  document.documentElement.classList.add("scripted");
  var shown = document.getElementById("shown");
  var cases = Array.prototype.slice.call(list.tBodies);
  var texts = cases.map(function (one) { return one.textContent.toLowerCase(); });

  function has(words, word) { return word === "" || (" " + words + " ").indexOf(" " + word + " ") >= 0; }

  function filter() {
    var asked = form.elements.text.value.toLowerCase().split(/\s+/).filter(Boolean);
    var count = 0;
    cases.forEach(function (one, at) {
      var fits = has(one.dataset.status, form.elements.status.value) &&
        has(one.dataset.level, form.elements.level.value) &&
        has(one.dataset.kinds, form.elements.kind.value) &&
        asked.every(function (word) { return texts[at].indexOf(word) >= 0; });
      one.hidden = !fits;
      if (fits) { count += 1; }
    });
    shown.textContent = shown.dataset.pattern.replace("{}", count).replace("{}", cases.length);
  }

  function sort(head, at) {
    var down = head.getAttribute("aria-sort") === "ascending";
    Array.prototype.forEach.call(head.parentNode.children, function (other) { other.removeAttribute("aria-sort"); });
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
    function key(one) {
      var cell = one.rows[0].cells[at];
      return cell.dataset.key === undefined ? cell.textContent : cell.dataset.key;
    }
    var numbers = head.classList.contains("n");
    var order = cases.map(function (one, place) { return { one: one, place: place, key: key(one) }; });
    order.sort(function (a, b) {
      var way = numbers ? Number(a.key) - Number(b.key)
        : a.key.localeCompare(b.key, document.documentElement.lang, { numeric: true });
      return (down ? -way : way) || a.place - b.place;
    });
    order.forEach(function (entry) { list.appendChild(entry.one); });
  }

  Array.prototype.forEach.call(list.tHead.rows[0].cells, function (head, at) {
    var button = document.createElement("button");
    button.type = "button";
    while (head.firstChild) { button.appendChild(head.firstChild); }
    head.appendChild(button);
    button.addEventListener("click", function () { sort(head, at); });
  });
  form.addEventListener("input", filter);
  form.addEventListener("reset", function () { setTimeout(filter, 0); });
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  var all = document.getElementById("open-all");
  all.addEventListener("click", function () {
    var open = all.getAttribute("aria-pressed") !== "true";
    cases.forEach(function (one) {
      if (!one.hidden) { one.querySelector("details").open = open; }
    });
    all.setAttribute("aria-pressed", String(open));
  });
  filter();
}());
