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
