document.querySelectorAll("div.command").forEach(function (box) {
  var button = document.createElement("button");
  button.type = "button";
  button.textContent = "Copy";
  button.addEventListener("click", function () {
    navigator.clipboard.writeText(box.querySelector("pre").textContent).then(
      function () { button.textContent = "Copied"; },
      function () { window.getSelection().selectAllChildren(box.querySelector("pre")); });
  });
  box.appendChild(button);
});
document.querySelectorAll("table.votes").forEach(function (table) {
  var rows = Array.from(table.querySelectorAll("tbody tr"));
  var names = Array.from(new Set(rows.map(function (row) { return row.dataset.estimator; })));
  if (names.length === 1) { return; }
  var choice = document.createElement("div");
  choice.className = "choice";
  choice.setAttribute("role", "group");
  choice.setAttribute("aria-label", "Estimators shown");
  names.forEach(function (name) {
    var label = document.createElement("label");
    var box = document.createElement("input");
    box.type = "checkbox";
    box.checked = true;
    box.addEventListener("change", function () {
      rows.filter(function (row) { return row.dataset.estimator === name; }).forEach(function (row) {
        row.classList.toggle("hidden", !box.checked);
      });
    });
    label.append(box, " " + name);
    choice.appendChild(label);
  });
  table.parentElement.before(choice);
});
document.querySelectorAll("figure").forEach(function (figure) {
  var plot = figure.querySelector(".plot");
  var size = plot.querySelector("svg").viewBox.baseVal;
  var lines = figure.querySelector(".readings").textContent.trim().split("\n\n").map(function (text) {
    var rows = text.split("\n");
    return rows.slice(1).map(function (row, place) {
      var parts = row.split(" ");
      return { x: Number(parts[0]), y: Number(parts[1]), place: place, of: rows[0], value: parts.slice(2).join(" ") };
    });
  }).filter(function (line) { return line.length !== 0; });
  if (lines.length === 0) { return; }
  lines.forEach(function (line, number) { line.forEach(function (point) { point.line = number; }); });
  var all = lines.flat();
  var shown = null;
  var dot = document.createElement("span");
  var tip = document.createElement("div");
  dot.className = "dot";
  tip.className = "tip";
  tip.setAttribute("role", "status");
  plot.append(dot, tip);
  plot.tabIndex = 0;
  plot.setAttribute("role", "group");
  plot.setAttribute("aria-label", "Values of the figure; the arrow keys go from one to the next");
  plot.querySelectorAll("svg").forEach(function (svg) {
    var title = svg.querySelector("title");
    svg.setAttribute("aria-label", title.textContent);
    title.remove(); // or the browser shows it over the values
  });
  function show(point) {
    shown = point;
    dot.hidden = tip.hidden = point === null;
    if (point === null) { return; }
    var across = 100 * point.x / size.width;
    var down = 100 * point.y / size.height;
    dot.style.left = tip.style.left = across + "%";
    dot.style.top = tip.style.top = down + "%";
    tip.style.transform = "translate(" + (Math.max(across, 50) === across ? "calc(-100% - 12px)" : "12px") + ", "
      + (Math.max(down, 50) === down ? "calc(-100% - 12px)" : "12px") + ")";
    var of = document.createElement("strong");
    of.textContent = point.of;
    tip.replaceChildren(of, point.value);
  }
  function nearest(points, x, y) {
    return points.reduce(function (best, point) {
      var distance = Math.hypot(point.x - x, point.y - y);
      return Math.min(distance, best.distance) === best.distance ? best : { point: point, distance: distance };
    }, { point: null, distance: Infinity });
  }
  function point(event) {
    var box = plot.getBoundingClientRect();
    var found = nearest(all, (event.clientX - box.left) * size.width / box.width, (event.clientY - box.top) * size.height / box.height);
    show(Math.max(found.distance, 24) === 24 ? found.point : null);
  }
  plot.addEventListener("pointermove", point);
  plot.addEventListener("pointerdown", point);
  plot.addEventListener("pointerleave", function () { show(null); });
  plot.addEventListener("blur", function () { show(null); });
  plot.addEventListener("keydown", function (event) {
    var at = shown === null ? lines[0][0] : shown;
    var line = lines[at.line];
    var beside = function (step) {
      var other = lines[(at.line + step + lines.length) % lines.length];
      return nearest(other, at.x, at.y).point;
    };
    var next = {
      ArrowRight: function () { return shown === null ? at : line[Math.min(at.place + 1, line.length - 1)]; },
      ArrowLeft: function () { return line[Math.max(at.place - 1, 0)]; },
      ArrowDown: function () { return beside(1); },
      ArrowUp: function () { return beside(-1); },
      Home: function () { return line[0]; },
      End: function () { return line[line.length - 1]; },
      Escape: function () { return null; }
    }[event.key];
    if (next === undefined) { return; }
    event.preventDefault();
    show(next());
    dot.scrollIntoView({ block: "nearest", inline: "nearest" });
  });
  show(null);
});
