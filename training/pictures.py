"""Makes the pictures of the desk that README.md and docs/desk.md show.

    python training/pictures.py demo/out/demo.db

Chromium (Debian: `apt-get install chromium`) opens the desk of the demonstration's archive.
"""

from __future__ import annotations

import sys
from pathlib import Path

HERE = Path(__file__).parent.parent
sys.path.insert(0, str(HERE / "tests"))
PICTURES = HERE / "docs/pictures"
WIDE, NARROW = (1280, 900), (390, 844)


def addresses(archive: str) -> dict[str, str]:
    """The pages that are shown, by the picture's name."""
    from onrecord import commands

    asked = commands.IncidentFilter(place="Qusayr", type="capture")
    found = list(commands.incidents(archive, asked))
    fall = max(found, key=lambda f: f.sketch.reports).sketch.id
    toll = "1,257"  # of one report of the demonstration
    told = (c.id for _, c in commands.claims(archive) for f in c.figures if f.words.text == toll)
    return {
        "overview": "/",
        "incident": f"/incident/{fall}",
        "review": f"/review/{next(told)}",
        "place": "/place/geonames:173322",
    }


def main(archive: str) -> None:
    """Open each page at a desktop's width, the overview at a phone's too, and keep pictures."""
    from support_servers import chromium, serving

    PICTURES.mkdir(exist_ok=True)
    pages = addresses(archive)
    with serving(archive) as desk, chromium() as browser:
        sizes = [(name, WIDE, "") for name in pages] + [("overview", NARROW, "-phone")]
        for name, (width, height), suffix in sizes:
            page = browser.new_page(viewport={"width": width, "height": height})
            page.goto(desk + pages[name])
            page.wait_for_load_state("networkidle")
            page.wait_for_timeout(1500)  # the map's own drawing
            page.screenshot(path=PICTURES / f"{name}{suffix}.png")


if __name__ == "__main__":
    main(sys.argv[1])
