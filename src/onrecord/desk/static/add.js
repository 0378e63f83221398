// Add: what is dropped becomes what is chosen; how much that is stands below it.

const form = document.getElementById("add");
const area = document.getElementById("drop");
const files = document.getElementById("files");
const folder = document.getElementById("folder");
const chosen = document.getElementById("chosen");
const most = { bytes: Number(form.dataset.mostBytes), files: Number(form.dataset.mostFiles) };

/** Tell what is chosen, and refuse more than the desk takes. */
function count() {
  const held = [...files.files, ...folder.files];
  const bytes = held.reduce((sum, file) => sum + file.size, 0);
  const named = held.length === 1 ? held[0].name : `${held.length} files`;
  const size = bytes < 1e6 ? `${Math.ceil(bytes / 1e3)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
  const much = bytes > most.bytes || held.length > most.files;
  chosen.textContent = held.length ? `${named}, ${size}${much ? ": too much at once" : ""}` : "";
  files.setCustomValidity(much ? "This is too much at once." : "");
}

/** Read a dropped file, or all files below a dropped folder. */
async function below(entry) {
  if (entry.isFile) return [await new Promise((done, fail) => entry.file(done, fail))];
  const reader = entry.createReader();
  const found = [];
  for (;;) {
    const some = await new Promise((done, fail) => reader.readEntries(done, fail));
    if (!some.length) return found;
    for (const one of some) found.push(...(await below(one)));
  }
}

area.addEventListener("dragover", (event) => {
  event.preventDefault();
  area.classList.add("over");
});
area.addEventListener("dragleave", () => area.classList.remove("over"));
area.addEventListener("drop", async (event) => {
  event.preventDefault();
  area.classList.remove("over");
  const entries = [...event.dataTransfer.items].map((item) => item.webkitGetAsEntry?.());
  const plain = [...event.dataTransfer.files];
  const found = entries.some((entry) => entry?.isDirectory)
    ? (await Promise.all(entries.filter(Boolean).map(below))).flat()
    : plain;
  const all = new DataTransfer();
  for (const file of [...files.files, ...found]) all.items.add(file);
  files.files = all.files;
  count();
});
for (const input of [files, folder]) input.addEventListener("change", count);

// One press adds once.
form.addEventListener("submit", () => {
  form.querySelector("button.main").disabled = true;
});
window.addEventListener("pageshow", () => {
  form.querySelector("button.main").disabled = false;
  count();
});
