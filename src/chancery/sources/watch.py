"""The watch: visits feeds as often as they allow, and hands each new entry to a keeper once, as the page's report.

One thread decides and keeps; others wait for the network. Between two requests to one host lies a pause. Whatever fails is
told and tried again at its time; nothing that arrives can end the watch.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import suppress
from pathlib import Path

from chancery.errors import FetchError, InputError
from chancery.sources.arrivals import Arrival, page_arrival
from chancery.sources.errands import Clock, Keeper, Note, Settings, Task, dated, in_words, of_entry
from chancery.sources.feeds import Feed, Outline, read_feed
from chancery.sources.fetch import FEEDS, PAGES, Fetched, fetch
from chancery.sources.polls import DAY, Poll, after_answer, after_failure, passing, recall, remember, retry_after
from chancery.sources.robots import Robots

SAVED_EVERY = 10.0
LOT, LOT_SECONDS = 32, 4.0


class Watch:
    """Watches feeds. `workers` of 0 makes every request in the calling thread, one after another."""

    def __init__(
        self,
        feeds: Iterable[Outline],
        keeper: Keeper,
        *,
        memory: Path | None = None,
        settings: Settings | None = None,
        clock: Clock | None = None,
        tell: Callable[[Note], None] = lambda note: None,
    ) -> None:
        self.keeper, self.settings, self.clock, self.tell = keeper, settings or Settings(), clock or Clock(), tell
        self.path, self.memory = memory, recall(memory)
        self.robots = Robots(self._robots_file)
        self.stopping = False
        self._free: dict[str, float] = {}
        self._busy: dict[Future[object], Task] = {}
        self._open: set[str] = set()
        self._tasks: list[Task] = []
        self._waiting: list[tuple[Task, Arrival]] = []
        self._waiting_since = self._saved = 0.0
        for outline in feeds:
            poll = self.memory.feeds.setdefault(outline.url, Poll(url=outline.url, title=outline.title))
            self._tasks.append(Task(poll.due, poll))

    def run(self, *, once: bool = False, until: float | None = None) -> None:
        """Visits what is due, again and again; with `once`, each feed that is due and its new pages, then returns.

        Returns early when `stop` was called or `until` (seconds since 1970) has passed; what was under way is finished.
        """
        pool = ThreadPoolExecutor(max(1, self.settings.workers), "chancery-watch") if self.settings.workers else None
        horizon = self.clock.now() if once else None
        try:
            while not self.stopping and (until is None or self.clock.now() < until):
                started = self._start(pool, horizon)
                self._hand_over(force=not self._busy)
                if self._busy:
                    self._finish(0.5)
                elif not started:
                    next_at = self._next(horizon)
                    if next_at is None:
                        break
                    self.clock.pause(min(max(0.01, next_at - self.clock.now()), 1.0 if pool else 60.0))
                self._save()
            while self._busy:
                self._finish(1.0)
        finally:
            if pool is not None:
                pool.shutdown(wait=True, cancel_futures=True)
            self._hand_over(force=True)
            self._save(force=True)

    def stop(self) -> None:
        """Asks a running watch to end; it finishes what is under way."""
        self.stopping = True

    def waiting(self) -> int:
        """How many entries have been seen whose report is not kept yet."""
        return len(self._open)

    def dead(self) -> list[Poll]:
        """The feeds that have been failing for days, or are gone."""
        now = self.clock.now()
        return [t.poll for t in self._tasks if t.entry is None and t.poll.dead(now)]

    def _ready(self, task: Task, horizon: float | None) -> bool:
        return horizon is None or task.due <= horizon

    def _next(self, horizon: float | None) -> float | None:
        """When the next task may start; None where, within the horizon, there is none."""
        moments = [max(t.due, self._free.get(t.host, 0.0)) for t in self._tasks if self._ready(t, horizon)]
        return min(moments, default=None)

    def _start(self, pool: ThreadPoolExecutor | None, horizon: float | None) -> bool:
        """Starts what is due and whose host is free; whether anything was started."""
        now, started = self.clock.now(), False
        busy = {t.host for t in self._busy.values()}
        for task in sorted(self._tasks, key=lambda t: t.due):
            if len(self._busy) >= max(1, self.settings.workers) or self.stopping:
                break
            if task.due > now or not self._ready(task, horizon):
                break
            if task.host in busy or self._free.get(task.host, 0.0) > now:
                continue
            self._tasks.remove(task)
            busy.add(task.host)
            started = True
            if pool is None:
                self._settle(task, self._visit(task))
                now, busy = self.clock.now(), set()
            else:
                self._busy[pool.submit(self._visit, task)] = task
        return started

    def _finish(self, seconds: float) -> None:
        done, _ = wait(self._busy, seconds, return_when=FIRST_COMPLETED)
        for future in done:
            task = self._busy.pop(future)
            self._settle(task, future.result())

    # what other threads do: no state of the watch is touched

    def _visit(self, task: Task) -> object:
        """Makes one request and parses what came; trouble of any kind is a result."""
        try:
            if task.arrival is not None:
                return task.arrival
            if task.entry is None:
                found = self._get(task.url, FEEDS, task.poll.conditions())
                feed = (
                    None if found.unchanged else read_feed(task.url, found.body, url=found.url, charset=found.charset)
                )
                return found, feed
            found = self._get(task.url, PAGES)
            return page_arrival(task.url, found.body, url=found.url, charset=found.charset)
        except (FetchError, InputError) as trouble:
            return trouble
        except Exception as trouble:
            return InputError(task.url, f"{type(trouble).__name__}: {str(trouble)[:200]}")

    def _get(self, url: str, accept: str, conditions: dict[str, str] | None = None) -> Fetched:
        s = self.settings
        return fetch(
            url,
            policy=s.policy,
            accept=accept,
            conditions=conditions,
            seconds=s.seconds,
            resolver=s.resolver,
            before=self._allowed,
        )

    def _allowed(self, url: str) -> None:
        leave = self.robots.leave(url, self.clock.now())
        if not leave.sure:
            raise FetchError("unreachable", "its robots.txt cannot be had now")
        if not leave.allowed:
            raise FetchError("robots", "its robots.txt asks programs not to read it")

    def _robots_file(self, url: str) -> Fetched:
        s = self.settings
        return fetch(
            url, policy=s.policy, accept="text/plain", seconds=s.seconds, largest=512 * 1024, resolver=s.resolver
        )

    # what the deciding thread makes of it

    def _settle(self, task: Task, result: object) -> None:
        now = self.clock.now()
        if task.arrival is None:
            self._free[task.host] = now + self._pause(task, result, now)
        if task.entry is None:
            self._visited(task, result, now)
        elif isinstance(result, Arrival):
            self._keep(task, result)
        else:
            self._missed(task, result, now)

    def _pause(self, task: Task, result: object, now: float) -> float:
        asked = retry_after(result.retry_after, now) if isinstance(result, FetchError) else 0.0
        delay = self.robots.leave(task.url, now).delay if self.robots.known(task.url, now) else 0.0
        return max(self.settings.pause, asked, delay)

    def _visited(self, task: Task, result: object, now: float) -> None:
        poll, s = task.poll, self.settings
        if isinstance(result, tuple):
            found, feed = result
            if found.moved is not None and found.moved != poll.address:
                poll.moved = found.moved
                self.tell(Note("moved", poll.url, f"it has moved for good to {found.moved}"))
            new = self._entries(task, feed, now) if feed is not None else []
            after_answer(poll, found.headers, feed, now, s.every, s.chance)
            self._tasks += new
            words = "nothing new" if feed is None else f"{len(feed.entries)} entries, {len(new)} new"
            self.tell(Note("visited", poll.url, words))
        elif isinstance(result, (FetchError, InputError)):
            after_failure(poll, result, now, s.every, s.chance)
            self.tell(Note("dead" if poll.dead(now) else "failed", poll.url, in_words(result)))
        self._tasks.append(Task(poll.due, poll))

    def _entries(self, visit: Task, feed: Feed, now: float) -> list[Task]:
        """A task for each entry that was not seen before, the oldest first, due like the visit that found it.

        Those that did not come last time come again.
        """
        poll, today, new = visit.poll, int(now // DAY), list[Task]()
        for entry in reversed(feed.entries):
            mark = entry.mark
            if mark in self.memory.marks:
                self.memory.marks[mark] = today
            elif mark not in self._open:
                self._open.add(mark)
                arrival = None if entry.url else of_entry(entry, poll, "the feed gives no address")
                new.append(Task(visit.due, poll, entry, arrival))
        still = {e.mark for e in feed.entries}
        for mark in [m for m in poll.tries if m not in still and m not in self._open]:
            del poll.tries[mark]
        return new

    def _missed(self, task: Task, result: object, now: float) -> None:
        """The page of an entry did not come: later again, if that may help; else what the feed holds of it is the report."""
        assert task.entry is not None
        mark, poll = task.entry.mark, task.poll
        poll.tries[mark] = poll.tries.get(mark, 0) + 1
        if isinstance(result, FetchError) and passing(result) and poll.tries[mark] <= len(self.settings.again):
            wait_for = max(self.settings.again[poll.tries[mark] - 1], retry_after(result.retry_after, now))
            self._tasks.append(Task(now + wait_for, poll, task.entry))
            self.tell(Note("failed", poll.url, f"{task.url}: {in_words(result)}; it is tried again"))
            return
        arrival = of_entry(task.entry, poll, in_words(result))
        if arrival is None:
            self._done(task)
            self.tell(Note("failed", poll.url, f"{task.url}: {in_words(result)}, and the feed holds nothing of it"))
            return
        self.tell(Note("summary", poll.url, f"{task.url}: {in_words(result)}; the feed's own words are kept"))
        self._keep(task, arrival)

    def _keep(self, task: Task, arrival: Arrival) -> None:
        """Puts a report with those that are handed to the keeper next."""
        assert task.entry is not None
        if not self._waiting:
            self._waiting_since = self.clock.now()
        self._waiting.append((task, dated(arrival, task.entry)))

    def _hand_over(self, *, force: bool) -> None:
        """Hands the waiting reports to the keeper. Where it fails, they are offered again in a minute."""
        if not self._waiting or not (
            force or len(self._waiting) >= LOT or self.clock.now() - self._waiting_since >= LOT_SECONDS
        ):
            return
        waiting, self._waiting = self._waiting, []
        try:
            new = self.keeper.keep([arrival for _, arrival in waiting])
        except Exception as trouble:
            for task, arrival in waiting:
                assert task.entry is not None
                self._tasks.append(Task(self.clock.now() + 60.0, task.poll, task.entry, arrival))
                task.poll.tries.setdefault(task.entry.mark, 0)
            self.tell(Note("keeper", waiting[0][0].poll.url, f"{len(waiting)} reports are not kept yet: {trouble}"))
            return
        for (task, arrival), was_new in zip(waiting, new, strict=True):
            self._done(task)
            task.poll.kept += was_new
            self.tell(Note("kept" if was_new else "known", task.poll.url, arrival.name, arrival))

    def _done(self, task: Task) -> None:
        assert task.entry is not None
        mark = task.entry.mark
        self.memory.marks[mark] = int(self.clock.now() // DAY)
        self._open.discard(mark)
        task.poll.tries.pop(mark, None)

    def _save(self, *, force: bool = False) -> None:
        now = self.clock.now()
        if force or now - self._saved >= SAVED_EVERY:
            self._saved = now
            for task in [*self._tasks, *self._busy.values(), *(t for t, _ in self._waiting)]:
                if task.entry is not None:
                    task.poll.tries.setdefault(task.entry.mark, 0)
            self.memory.prune(now)
            with suppress(OSError):
                remember(self.memory, self.path)
