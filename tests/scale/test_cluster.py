"""The cluster: the same lake by Dask, though its workers are killed."""

from __future__ import annotations

import os
import signal
import threading
import time
from pathlib import Path

import pytest

from chancery.errors import InputError
from chancery.scale.cluster import Cluster
from chancery.scale.lake import Lake
from chancery.scale.parts import parts_of
from chancery.scale.pool import Pool
from chancery.scale.runs import run

from .archives import write_warc

pytest.importorskip("pyarrow")
pytest.importorskip("distributed", reason="archives on a cluster need the extra `dask`")
pytestmark = pytest.mark.filterwarnings("default")  # those of Dask and tornado are not ours to mend


def test_with_a_worker_of_the_cluster_killed_the_lake_is_the_same(tmp_path: Path) -> None:
    write_warc(tmp_path / "a.warc.gz", 12)
    parts = list(parts_of([str(tmp_path / "a.warc.gz")], {"warc": 2_500, "lines": 1, "files": 1}))
    assert len(parts) >= 3
    pool, cluster = Lake(tmp_path / "pool", create=True), Lake(tmp_path / "cluster", create=True)
    run(pool.path, parts, Pool(pool.path, 1))
    engine = Cluster(cluster.path, scheduler=None, workers=2)
    victim = engine.pids()[0]

    def kill() -> None:
        while not any((cluster.path / "tmp").glob("*")):
            time.sleep(0.01)
        os.kill(victim, signal.SIGKILL)

    killer = threading.Thread(target=kill, daemon=True)
    killer.start()
    try:
        report = run(cluster.path, parts, engine)
    finally:
        engine.close()
    assert report.done + report.before == len(parts) and not report.failures
    assert cluster.digest() == pool.digest()


def test_a_scheduler_that_does_not_answer_is_named(tmp_path: Path) -> None:
    lake = Lake(tmp_path / "lake", create=True)
    with pytest.raises(InputError, match="no scheduler answers"):
        Cluster(lake.path, scheduler="tcp://127.0.0.1:9", workers=1, wait=2)
