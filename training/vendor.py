"""Fetches the desk's scripts and base map anew: the files of `vendor.yaml`, by `npm pack`.

    python training/vendor.py

Their versions stand in src/onrecord/desk/static/vendor/vendor.yaml; raise one there, run this, and
the new digests are written beside it. Licences are collected in LICENSES.txt.
"""

from __future__ import annotations

import hashlib
import subprocess
import tarfile
import tempfile
from pathlib import Path

import yaml

HERE = Path(__file__).parent.parent / "src/onrecord/desk/static/vendor"
LICENCES = ("LICENSE", "LICENSE.txt", "LICENSE.md")


def main() -> None:
    """Fetch every package, keep its files, and note what they are."""
    packages = yaml.safe_load((HERE / "vendor.yaml").read_text("utf-8"))
    licences = [fetched(name, told) for name, told in packages.items()]
    (HERE / "LICENSES.txt").write_text("\n\n".join(licences), "utf-8")
    text = yaml.safe_dump(packages, sort_keys=False)
    (HERE / "vendor.yaml").write_text(HEAD + text, "utf-8")


def fetched(name: str, told: dict[str, object]) -> str:
    """Fetch a package; its files are written, its digests noted, its licence given back."""
    with tempfile.TemporaryDirectory() as folder:
        command = ["npm", "pack", f"{name}@{told['version']}", "--silent"]
        packed = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True)
        with tarfile.open(Path(folder) / packed.stdout.split()[-1]) as archive:
            archive.extractall(folder, filter="data")
        package = Path(folder) / "package"
        digests: dict[str, str] = {}
        for path in told["files"]:  # type: ignore[attr-defined]  # a list or a map of names
            content = (package / path).read_bytes()
            (HERE / Path(path).name).write_bytes(content)
            digests[path] = hashlib.sha256(content).hexdigest()
        told["files"] = digests
        licence = next(package / n for n in LICENCES if (package / n).exists())
        return f"{name} {told['version']}\n\n{licence.read_text('utf-8').strip()}\n"


HEAD = """# The desk's scripts and base map, from npm packages, with the SHA-256 of each file.
# `python training/vendor.py` fetches them; a test holds the digests.
"""

if __name__ == "__main__":
    main()
