"""`chancery archive plan`: rates measured now on this machine, and what follows from them for archives of any size."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

from chancery.cli.exits import DONE, WRONG
from chancery.cli.reading import note
from chancery.cli.tables import print_json, print_table
from chancery.scale.plan import AMOUNTS, Circumstances, Rates, plan

_PAGES, _REPORTS = 200, 40


def print_plan(inputs: list[str], cores: list[int], price: float, disk: float, share: float, *, json: bool) -> int:
    """Measures, computes and prints; what was measured stands apart from what is computed."""
    if min(cores) < 1 or price < 0 or disk <= 0 or not 0 <= share <= 1:
        note("give processors of at least 1, a price of at least 0, disks above 0, and a share from 0 to 1")
        return WRONG
    amounts = list(AMOUNTS)
    note("measuring on invented pages and reports: some seconds")
    rates = measured()
    if inputs:
        from chancery.scale.parts import parts_of

        size = sum(p.size for p in parts_of(inputs))
        amounts.insert(0, ("your archive (documents computed from its bytes)", max(1, round(size / rates.page_bytes))))
    given = Circumstances(price=price, disk=disk, share=share)
    steps = [plan(rates, given, what, documents, n) for what, documents in amounts for n in cores]
    if json:
        print_json({"measured": rates, "given": given, "computed": steps})
        return DONE
    print("measured now, on one processor of this machine, in seconds of computing")
    for words, value in (
        ("documents parsed and screened a second", rates.screened),
        (f"reports of {rates.words:.0f} words read a second", rates.read),
        ("mentions fused into a record a second", rates.fused),
        ("mentions of a report", rates.mentions),
        ("KB of a document in a packed WARC", rates.page_bytes / 1e3),
        ("KB of a report in the lake", rates.lake_bytes / 1e3),
    ):
        print(f"  {words:44} {value:>12,.1f}")
    print(f"\ngiven: {share:.0%} about diplomacy, {disk:g} GB a second from the disks, {price:g} for a processor-hour")
    print("\ncomputed")
    print_table(
        ("what", "documents", "cores", "reading h", "disk h", "fusing h", "core-hours", "cost", "lake GB", "bottleneck"),
        (
            (
                s.what, f"{s.documents:,}", f"{s.cores:,}", f"{s.reading:,.2f}", f"{s.disk:,.2f}", f"{s.fusing:,.2f}",
                f"{s.core_hours:,.1f}", f"{s.cost:,.2f}", f"{s.lake_gb:,.1f}", s.bottleneck,
            )
            for s in steps
        ),
    )  # fmt: skip
    return DONE


def measured() -> Rates:
    """The rates of this machine, on invented pages and their reports."""
    from chancery.knowledge import load as load_tables
    from chancery.language import load as load_english
    from chancery.pipeline import read_report
    from chancery.record.contributions import contribution_of
    from chancery.record.core import revise
    from chancery.record.memory import MemoryShelf
    from chancery.scale.invented import write_archive
    from chancery.scale.readings import kept_line
    from chancery.scale.screening import Screening, Wanted
    from chancery.sources.archives import warc_pages

    tables, english = load_tables(), load_english()
    screening = Screening(tables)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "pages.warc.gz"
        write_archive(path, _PAGES)
        more = Path(folder) / "more.warc.gz"
        write_archive(more, _REPORTS, first=0, step=20)
        page_bytes = path.stat().st_size / _PAGES
        pages = list(warc_pages(path))
        screening.page(pages[0])

        def cpu() -> float:
            return time.process_time() + float(screening.cell.ask("ping", b"")["cpu"])

        begun = cpu()
        for page in warc_pages(path):
            screening.page(page)
        screened = _PAGES / (cpu() - begun)
        found = [w.report for page in warc_pages(more) if isinstance(w := screening.page(page), Wanted)]
    screening.close()
    read_report(found[0], english, tables)
    begun = time.process_time()
    readings = [read_report(report, english, tables) for report in found]
    read = len(found) / (time.process_time() - begun)
    mentions = sum(len(r.events) for r in readings)
    begun = time.process_time()
    revise(MemoryShelf(), tables, [contribution_of(r, tables) for r in readings])
    fused = mentions / (time.process_time() - begun)
    import zstandard

    packed = zstandard.ZstdCompressor(level=6).compress(b"\n".join(kept_line(r, ()) for r in readings))
    return Rates(
        screened=screened,
        read=read,
        fused=fused,
        words=sum(len(r.text.split()) for r in found) / len(found),
        mentions=mentions / len(found),
        page_bytes=page_bytes,
        lake_bytes=1.3 * len(packed) / len(found),
    )
