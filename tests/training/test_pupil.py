"""What a pupil learns of a council, and that a course goes on where it stopped."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

torch = pytest.importorskip("torch", reason="training needs training/requirements.txt")

from training.course import Course, Pace  # noqa: E402
from training.distil import mean  # noqa: E402
from training.losses import divergence, gold, masked  # noqa: E402


def test_a_council_that_is_split_says_how_much() -> None:
    """One holds "report" for a noun at .9, one for as likely a verb: .7."""
    said = mean([torch.tensor([0.9, 0.1]).log(), torch.tensor([0.5, 0.5]).log()])
    assert said.exp().tolist() == pytest.approx([0.7, 0.3])


def test_who_agrees_with_the_council_learns_nothing_and_the_root_is_not_asked() -> None:
    wanted = torch.tensor([[[0.5, 0.5], [0.7, 0.3], [0.2, 0.8]]]).log()
    words = torch.tensor([[False, True, True]])
    agreeing = wanted + 3
    agreeing[:, 0] = torch.tensor([9.0, -9.0])
    assert float(divergence(agreeing, wanted, words)) == pytest.approx(0, abs=1e-6)
    assert float(divergence(agreeing.flip(-1), wanted, words)) > 0.1


def test_text_that_nobody_has_annotated_has_no_gold() -> None:
    scores = torch.tensor([[[2.0, 0.0]]])
    assert float(gold(scores, torch.tensor([[-100]]))) == 0
    assert float(gold(scores, torch.tensor([[1]]))) > 2


def test_no_word_governs_itself_nor_does_padding() -> None:
    arcs = masked(torch.zeros(1, 3, 3), torch.tensor([[True, True, False]])).softmax(-1)
    assert arcs[0, 1].tolist() == [1, 0, 0]


class Tiny(torch.nn.Module):
    """An encoder and a head of one layer each."""

    def __init__(self) -> None:
        super().__init__()
        torch.manual_seed(0)
        self.encoder = torch.nn.Module()
        self.encoder.embeddings, self.encoder.layer = torch.nn.Linear(2, 2), torch.nn.Linear(2, 2)
        self.head = torch.nn.Linear(2, 1)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return self.head(self.encoder.layer(self.encoder.embeddings(x)))


def passes(number: int) -> list[float]:
    batches = [0.5, 1.0, 2.0]
    random.Random(number).shuffle(batches)
    return batches


def learn(folder: Path, stop: int) -> tuple[list[float], dict[str, torch.Tensor]]:
    """The batches of one sitting that breaks off after `stop` steps, and the parameters it leaves."""
    folder.mkdir(exist_ok=True)
    network = Tiny()
    course = Course(network, folder, Pace(3, 0.1, 0.1, 2), a_pass=3, passes=2, device="cpu")
    seen = []
    for batch in course.left(passes):
        seen.append(batch)
        course.learn(network(torch.tensor([batch, 1.0])).square().sum())
        if course.step == stop:
            course.save()
            break
    return seen, network.state_dict()


def test_a_course_broken_off_goes_on_as_if_it_had_not_been(tmp_path: Path) -> None:
    whole, parameters = learn(tmp_path / "whole", 9)
    first, _ = learn(tmp_path / "broken", 4)
    rest, mended = learn(tmp_path / "broken", 9)
    assert first + rest == whole and len(whole) == 6
    assert all(torch.equal(mended[name], value) for name, value in parameters.items())
    assert torch.equal(mended["encoder.embeddings.weight"], Tiny().encoder.embeddings.weight)


def test_a_finished_course_is_not_taken_again(tmp_path: Path) -> None:
    learn(tmp_path / "one", 9)
    assert learn(tmp_path / "one", 9)[0] == []
