"""The training run: seeds, schedule, checkpoints, averaging, a log of figures."""

from __future__ import annotations

import json
import random
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from training.examples import Batch, Coded, Marks, batches, collate, windows
from training.figures import dev_figures, join
from training.labels import Labels
from training.loss import losses
from training.network import Reader

FROZEN = ("encoder.words.", "encoder.places.", "encoder.kind", "encoder.norm.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """What is trained, on what."""

    reader: Reader
    labels: Labels
    train: Sequence[Sequence[Coded]]
    dev: Mapping[str, Sequence[Batch]]
    marks: Marks
    config: Mapping[str, Any]
    folder: Path


def train(task: Task) -> None:
    """Runs to the last step, from the checkpoint in the folder when there is one."""
    settings = task.config["training"]
    torch.set_num_threads(settings["threads"])
    optimizer = _optimizer(task.reader, settings)
    average: dict[str, Tensor] = {}
    done = _resume(task, optimizer, average)
    stream = _stream(task, skip=done)
    device = next(task.reader.parameters()).device
    tally: dict[str, float] = {}
    began = time.monotonic()
    for step in range(done + 1, settings.get("stop", settings["steps"]) + 1):
        parts = _step(task, optimizer, _to(next(stream), device), step)
        _average(task.reader, average, step, settings)
        tally = {name: tally.get(name, 0.0) + value for name, value in parts.items()}
        if step % settings["log_every"] == 0:
            mean = {name: value / settings["log_every"] for name, value in tally.items()}
            _log(task, {"step": step, "seconds": round(time.monotonic() - began), **mean})
            tally = {}
        final = step == settings["steps"]
        if final or step % settings["save_every"] == 0:
            _save(task, optimizer, average, step)
        if final or step % settings["check_every"] == 0:
            _check(task, average, step)


def _step(task: Task, optimizer: torch.optim.Optimizer, batch: Batch, step: int) -> dict[str, float]:
    """One step; its own seed, so that a resumed run drops the same units."""
    settings = task.config["training"]
    torch.manual_seed(task.config["seed"] * 1_000_003 + step)
    rate = _rate(step, settings)
    for group in optimizer.param_groups:
        group["lr"] = group["peak"] * rate
    task.reader.train()
    with torch.autocast(batch.ids.device.type, torch.bfloat16, enabled=settings["autocast"]):
        total, parts = losses(task.reader, batch, task.labels.slices(), settings["weights"])
    torch.autograd.backward(total)
    torch.nn.utils.clip_grad_norm_(task.reader.parameters(), settings["clip"])
    optimizer.step()
    optimizer.zero_grad(set_to_none=True)
    return parts


def _optimizer(reader: Reader, settings: Mapping[str, Any]) -> torch.optim.AdamW:
    groups: dict[tuple[bool, bool], list[Tensor]] = {}
    for name, parameter in reader.named_parameters():
        if name.startswith(FROZEN):
            parameter.requires_grad_(False)
            continue
        low = name.startswith("encoder.layers.")
        groups.setdefault((low, parameter.dim() > 1), []).append(parameter)
    return torch.optim.AdamW(
        [
            {
                "params": parameters,
                "peak": settings["rate_encoder"] if low else settings["rate_heads"],
                "weight_decay": settings["weight_decay"] if wide else 0.0,
            }
            for (low, wide), parameters in groups.items()
        ],
        lr=0.0,
        fused=True,
    )


def _rate(step: int, settings: Mapping[str, Any]) -> float:
    """Linear up, level, then linear down to nothing; tied to steps, never to the clock."""
    steps = int(settings["steps"])
    warm = max(1, int(settings["warmup"] * steps))
    turn = int(settings["decay_from"] * steps)
    if step <= turn:
        return min(1.0, step / warm)
    return max(0.0, (steps - step) / max(1, steps - turn))


def _stream(task: Task, skip: int) -> Iterator[Batch]:
    """Batches without end; the same after a resume as without one."""
    shape, settings = task.config["windows"], task.config["training"]
    number, epoch = 0, 0
    while True:
        rng = random.Random(f"{task.config['seed']}-{epoch}")  # noqa: S311  (no secret)
        found = list(
            windows(task.train, pieces=shape["pieces"], paragraph_share=shape["paragraph_share"], rng=rng)
        )
        for group in batches(found, budget=settings["batch_pieces"], rng=rng):
            number += 1
            if number > skip:
                own = random.Random(f"{task.config['seed']}-{number}")  # noqa: S311
                yield collate(group, task.marks, rng=own, recast=shape["recast"], hide=settings["hide_words"])
        epoch += 1


def _average(reader: Reader, average: dict[str, Tensor], step: int, settings: Mapping[str, Any]) -> None:
    if step < settings["decay_from"] * settings["steps"]:
        return
    decay = settings["average_decay"]
    with torch.no_grad():
        for name, parameter in reader.named_parameters():
            if not parameter.requires_grad:
                continue
            if name in average:
                average[name].lerp_(parameter, 1.0 - decay)
            else:
                average[name] = parameter.detach().clone()


def _check(task: Task, average: Mapping[str, Tensor], step: int) -> None:
    """Figures of the averaged weights, once there are some."""
    state = {name: value.clone() for name, value in task.reader.state_dict().items()}
    task.reader.load_state_dict({**state, **average})
    task.reader.eval()
    device = next(task.reader.parameters()).device
    for name, held in task.dev.items():
        figures = dev_figures(task.reader, [_to(batch, device) for batch in held], task.labels)
        _log(task, {"step": step, "dev": name, **figures})
    task.reader.load_state_dict(state)


def _save(task: Task, optimizer: torch.optim.Optimizer, average: Mapping[str, Tensor], step: int) -> None:
    """A checkpoint, written aside first: a run that is cut off never leaves half a file."""
    path = task.folder / "checkpoint.pt"
    aside = path.with_suffix(".part")
    torch.save(
        {
            "step": step,
            "reader": task.reader.state_dict(),
            "optimizer": optimizer.state_dict(),
            "average": dict(average),
            "labels": asdict(task.labels),
        },
        aside,
    )
    aside.replace(path)


def _resume(task: Task, optimizer: torch.optim.Optimizer, average: dict[str, Tensor]) -> int:
    path = task.folder / "checkpoint.pt"
    if not path.exists():
        return 0
    saved = torch.load(path, weights_only=True, map_location="cpu")
    task.reader.load_state_dict(saved["reader"])
    optimizer.load_state_dict(saved["optimizer"])
    average.update(saved["average"])
    return int(saved["step"])


def _to(batch: Batch, device: torch.device) -> Batch:
    if device.type == "cpu":
        return batch
    return Batch(
        ids=batch.ids.to(device),
        shapes=batch.shapes.to(device),
        bias=batch.bias.to(device),
        first=batch.first.to(device),
        present=batch.present.to(device),
        targets={name: value.to(device) for name, value in batch.targets.items()},
        heads=batch.heads.to(device),
        mention=batch.mention.to(device),
    )


def _log(task: Task, figures: Mapping[str, Any]) -> None:
    """One line for people, one JSON line for the model card."""
    with (task.folder / "log.jsonl").open("a", encoding="utf-8") as out:
        out.write(json.dumps(dict(figures)) + "\n")
    words = join({name: value for name, value in figures.items() if isinstance(value, float)})
    head = " ".join(f"{name} {figures[name]}" for name in ("step", "seconds", "dev") if name in figures)
    sys.stdout.write(f"{head}  {words}\n")
    sys.stdout.flush()
