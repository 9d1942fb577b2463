"""The place that a paper's figures hold for when they name none: that of whoever issued it.

"HUYỆN ỦY TRẦN ĐỀ" reports on huyện Trần Đề; "TRUNG TÂM Y TẾ", dated from Trần Đề, does so too;
"BỘ Y TẾ", dated from Hà Nội, reports on no place that its letterhead names.
"""

from knowledge.extract import natures
from knowledge.extract.papers.lines import opens_with
from knowledge.extract.wording import fold_word
from knowledge.model import Paper
from knowledge.recognize.places import recognize_places


def find_area(given: str | None, paper: Paper) -> str | None:
    """Return the canonical place of a paper; `given` is what somebody says it is."""
    if given is not None:
        return _place_in(given) or given
    bodies = (paper.issuer or "").split(", ")
    for body in reversed(bodies):
        if (place := _place_in(body)) is not None:
            return place
    if paper.place is None or any(opens_with(body, "central") for body in bodies):
        return None
    return _place_in(paper.place) if paper.number or paper.issuer else None


def _place_in(words: str) -> str | None:
    places = (place.value for place in recognize_places(words))
    return next((one for one in places if fold_word(one) not in natures.country_names()), None)
