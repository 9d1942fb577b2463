"""`ask --explain "…"`: why the best facts score as they do, part by part and word by word.

A fact of another year shows `kỳ 0.30` and under it "không đáp ứng: năm 2019"; a part that is 1 for
all the facts shown says nothing and has no column. Below stands what proves the best fact.
"""

from collections.abc import Sequence
from math import exp

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from knowledge.ask import KnowledgeBase
from knowledge.cli.output import emit
from knowledge.cli.records import Json, fact_record
from knowledge.cli.show import style_of
from knowledge.search.proof import read_features, weigh
from knowledge.search.rank import Ranked

_BEST = 5
_TOLD = 10
_LABELS = {
    "words": "lời",
    "action": "việc",
    "kind": "loại",
    "counted": "đếm",
    "period": "kỳ",
    "place": "nơi",
    "speaker": "người nói",
    "modality": "đã/phải",
    "focus": "trọng tâm",
    "part": "bộ phận",
    "headline": "tiêu đề",
    "anchor": "câu trước",
}


def explain(screen: Console, base: KnowledgeBase, question: str) -> None:
    """Print the best facts with the parts of their score, and the words of the best of them."""
    ranked = base.explain(question)
    best = ranked[:_BEST]
    if not best:
        screen.print(Text("Không có dữ kiện nào để xét.", style="yellow"))
        return
    screen.print(_facts(best))
    if best[0].terms:
        screen.print(_terms(best[0]))
    screen.print(_proof(ranked))


def explain_json(base: KnowledgeBase, question: str) -> None:
    """Write the same as one JSON line."""
    ranked = base.explain(question)
    facts = [_record(one, ranked) for one in ranked[:_BEST]]
    emit({"question": question, "facts": facts})


def _facts(best: Sequence[Ranked]) -> Table:
    told = [name for name in best[0].candidate.parts if name == "words" or _tells(name, best)]
    table = Table(box=box.SIMPLE_HEAD, title="Điểm = tích các phần", title_justify="left")
    table.add_column("dữ kiện", overflow="fold", ratio=1)
    for name in ("điểm", *(_LABELS.get(name, name) for name in told)):
        table.add_column(name, justify="right")
    for ranked in best:
        parts = ranked.candidate.parts
        table.add_row(
            _described(ranked), f"{ranked.score:.2f}", *(f"{parts.get(n, 1.0):.2f}" for n in told)
        )
    return table


def _tells(name: str, best: Sequence[Ranked]) -> bool:
    return any(ranked.candidate.parts.get(name, 1.0) != 1.0 for ranked in best)


def _described(ranked: Ranked) -> Text:
    fact = ranked.fact
    shown = Text(fact.text, style=style_of(fact.kind))
    for slot in (fact.place, fact.period, fact.report):
        shown.append(f"\n{slot}" if slot else "", style="not bold dim")
    missing = ", ".join(item.text for item in ranked.missing)
    return shown.append(f"\nkhông đáp ứng: {missing}" if missing else "", style="not bold red")


def _terms(ranked: Ranked) -> Table:
    table = Table(box=box.SIMPLE_HEAD, title="Lời của câu hỏi ở dữ kiện đầu", title_justify="left")
    table.add_column("từ, cụm từ")
    table.add_column("nặng", justify="right")
    table.add_column("gặp", justify="right")
    for term in ranked.terms:
        table.add_row(" ".join(term.term.forms), f"{term.weight:.2f}", f"{term.met:.2f}")
    return table


def _proof(ranked: Sequence[Ranked]) -> Table:
    """Return what speaks for the best fact most, and what against it."""
    found = read_features(ranked[0], ranked)
    added = weigh(found)
    chance = 1 / (1 + exp(-sum(added.values())))
    table = Table(box=box.SIMPLE_HEAD, title=f"Bằng chứng: {chance:.2f}", title_justify="left")
    table.add_column("đặc trưng")
    table.add_column("là", justify="right")
    table.add_column("cộng", justify="right")
    for name in sorted(added, key=lambda name: -abs(added[name]))[:_TOLD]:
        value = f"{found[name]:.2f}" if name in found else ""
        table.add_row(name, value, f"{added[name]:+.2f}")
    return table


def _record(ranked: Ranked, others: Sequence[Ranked]) -> Json:
    return {
        **fact_record(ranked.fact, ranked.score),
        "parts": {name: round(value, 4) for name, value in ranked.candidate.parts.items()},
        "words": {" ".join(term.term.forms): round(term.met, 4) for term in ranked.terms},
        "proof": {
            name: round(added, 3) for name, added in weigh(read_features(ranked, others)).items()
        },
        "missing": [{"slot": item.slot, "text": item.text} for item in ranked.missing],
    }
