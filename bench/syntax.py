"""Words, sentences, tags and trees against the treebanks' development parts.

Token and sentence F1 from raw text (paragraphs apart by blank lines); UPOS, UAS and LAS from
gold words, LAS on the main relations as in the CoNLL 2018 shared task (Zeman et al. 2018).
"""

from __future__ import annotations

from common import Document, arguments, f1, load, show, unseen

from training.treebanks import raw
from twosource.models.reader import Reader
from twosource.models.segment import cut


def segmentation(documents: list[Document]) -> dict[str, float]:
    """Token and sentence F1 from raw text."""
    counts = {"token F1": [0, 0, 0], "sentence F1": [0, 0, 0]}
    for document in documents:
        text, words, sentences = raw(document)
        cuts = cut(text)
        found_words = {(span.start, span.end) for one in cuts for span in one.words}
        found_sentences = {(one.words[0].start, one.words[-1].end) for one in cuts}
        for name, found, true in (
            ("token F1", found_words, words),
            ("sentence F1", found_sentences, sentences),
        ):
            counts[name][0] += len(found & true)
            counts[name][1] += len(found)
            counts[name][2] += len(true)
    return {name: f1(*numbers)[2] for name, numbers in counts.items()}


def trees(reader: Reader, documents: list[Document]) -> dict[str, float]:
    """UPOS, XPOS, UAS and LAS from gold words."""
    sentences = [s for document in documents for s in document.sentences]
    total = right_upos = right_xpos = attached = labelled = 0
    for gold, read in zip(sentences, reader.read_words([s.words for s in sentences]), strict=True):
        upos, xpos, relations = reader.tags(read)
        if not (gold.upos and gold.xpos and gold.heads and gold.relations):
            continue
        for i in range(len(gold.words)):
            total += 1
            right_upos += upos[i] == gold.upos[i]
            right_xpos += xpos[i] == gold.xpos[i]
            if int(read.heads[i]) == gold.heads[i]:
                attached += 1
                labelled += relations[i].split(":")[0] == gold.relations[i].split(":")[0]
    return {
        "UPOS": right_upos / total,
        "XPOS": right_xpos / total,
        "UAS": attached / total,
        "LAS": labelled / total,
    }


def main() -> None:
    """Measure and print."""
    given = arguments(__doc__ or "", ("gum", "gum_news", "ud_ewt"))
    reader = load(given)
    rows = []
    for name in [given.set] if given.set else ["gum", "gum_news", "ud_ewt"]:
        documents = unseen(given.data, name.removesuffix("_news"))
        if name == "gum_news":
            documents = [document for document in documents if "_news_" in document.name]
        if documents:
            measured = segmentation(documents) | trees(reader, documents)
            rows.append({"set": name, "documents": len(documents), **measured})
    show(rows)


if __name__ == "__main__":
    main()
