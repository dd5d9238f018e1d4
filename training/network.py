"""The reading network: all-MiniLM-L6-v2 told the shape of each word, with light heads on top."""

from __future__ import annotations

import json
import math
from collections.abc import Collection, Sequence
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from twosource.models.words import SHAPES

ARC, RELATION, NAME, SHAPE = 256, 96, 192, 32
SAID, EVENT = 192, 96
BETWEEN_HEADS = 8


class Layer(nn.Module):
    """One transformer layer as BERT has it (Devlin et al. 2019)."""

    def __init__(self, width: int, n_heads: int, inner: int) -> None:
        super().__init__()
        self.n_heads = n_heads
        self.query, self.key, self.value = (nn.Linear(width, width) for _ in range(3))
        self.attended = nn.Linear(width, width)
        self.norm_attended = nn.LayerNorm(width, eps=1e-12)
        self.inner, self.outer = nn.Linear(width, inner), nn.Linear(inner, width)
        self.norm_outer = nn.LayerNorm(width, eps=1e-12)
        self.dropout = nn.Dropout(0.1)

    def forward(self, states: Tensor, bias: Tensor) -> Tensor:
        n, length, width = states.shape

        def split(rows: Tensor) -> Tensor:
            return rows.view(n, length, self.n_heads, width // self.n_heads).transpose(1, 2)

        query, key, value = (
            split(self.query(states)),
            split(self.key(states)),
            split(self.value(states)),
        )
        weights = query @ key.transpose(2, 3) / math.sqrt(width // self.n_heads) + bias
        mixed = (weights.softmax(-1) @ value).transpose(1, 2).reshape(n, length, width)
        states = self.norm_attended(states + self.dropout(self.attended(mixed)))
        return self.norm_outer(
            states + self.dropout(self.outer(functional.gelu(self.inner(states))))
        )


class Encoder(nn.Module):
    """The encoder; gives the states of every layer, each (n, length, width)."""

    def __init__(self, config: dict[str, int]) -> None:
        super().__init__()
        width = config["hidden_size"]
        self.words = nn.Embedding(config["vocab_size"], width)
        self.positions = nn.Embedding(config["max_position_embeddings"], width)
        self.kind = nn.Parameter(torch.zeros(width))
        # zero at first, so that training starts from the original sentence vectors
        self.shapes = nn.Embedding(len(SHAPES), width)
        nn.init.zeros_(self.shapes.weight)
        self.norm = nn.LayerNorm(width, eps=1e-12)
        self.dropout = nn.Dropout(0.1)
        self.layers = nn.ModuleList(
            Layer(width, config["num_attention_heads"], config["intermediate_size"])
            for _ in range(config["num_hidden_layers"])
        )

    def forward(self, ids: Tensor, shapes: Tensor) -> list[Tensor]:
        bias = (ids == 0)[:, None, None, :] * -1e4
        positions = torch.arange(ids.shape[1])
        states = self.words(ids) + self.positions(positions) + self.kind + self.shapes(shapes)
        states = self.dropout(self.norm(states))
        every = [states]
        for layer in self.layers:
            states = layer(states, bias)
            every.append(states)
        return every

    @classmethod
    def original(cls, folder: Path) -> Encoder:
        """The published weights, from the folder that carries them."""
        encoder = cls(json.loads((folder / "config.json").read_text()))
        given = load_file(folder / "model.safetensors")
        ours = {
            "words.weight": given["embeddings.word_embeddings.weight"],
            "positions.weight": given["embeddings.position_embeddings.weight"],
            "kind": given["embeddings.token_type_embeddings.weight"][0],
            "norm.weight": given["embeddings.LayerNorm.weight"],
            "norm.bias": given["embeddings.LayerNorm.bias"],
            "shapes.weight": encoder.shapes.weight.data,
        }
        names = {
            "query": "attention.self.query",
            "key": "attention.self.key",
            "value": "attention.self.value",
            "attended": "attention.output.dense",
            "norm_attended": "attention.output.LayerNorm",
            "inner": "intermediate.dense",
            "outer": "output.dense",
            "norm_outer": "output.LayerNorm",
        }
        for layer in range(len(encoder.layers)):
            for our, theirs in names.items():
                for part in ("weight", "bias"):
                    ours[f"layers.{layer}.{our}.{part}"] = given[
                        f"encoder.layer.{layer}.{theirs}.{part}"
                    ]
        encoder.load_state_dict(ours)
        return encoder


class Mix(nn.Module):
    """A learned weighting of the encoder's layers (Peters et al. 2018), for one group of heads.

    It starts from the upper layers, or with `last` from nearly nothing but the last.
    """

    def __init__(self, n_layers: int, *, last: bool = False) -> None:
        super().__init__()
        start = torch.linspace(-2, 1, n_layers)
        if last:
            start = torch.full((n_layers,), -6.0)
            start[-1] = 0.0
        self.weights = nn.Parameter(start)

    def forward(self, every: Sequence[Tensor]) -> Tensor:
        shares = self.weights.softmax(0)
        total = every[0] * shares[0]
        for share, states in zip(shares[1:], every[1:], strict=True):
            total = total + share * states
        return total


class Tags(nn.Module):
    """A head that gives each word scores over a fixed list of tags."""

    def __init__(self, width: int, n_tags: int, hidden: int = 0) -> None:
        super().__init__()
        layers: list[nn.Module] = [nn.Dropout(0.3)]
        if hidden:
            layers += [nn.Linear(width, hidden), nn.GELU(), nn.Dropout(0.3)]
        self.layers = nn.Sequential(*layers, nn.Linear(hidden or width, n_tags))

    def forward(self, words: Tensor) -> Tensor:
        return self.layers(words)


class Tree(nn.Module):
    """Biaffine arcs and labels (Dozat and Manning 2017)."""

    def __init__(self, width: int, n_relations: int) -> None:
        super().__init__()

        def part(size: int) -> nn.Sequential:
            return nn.Sequential(
                nn.Dropout(0.3), nn.Linear(width, size), nn.GELU(), nn.Dropout(0.3)
            )

        self.arc_word, self.arc_head = part(ARC), part(ARC)
        self.label_word, self.label_head = part(RELATION), part(RELATION)
        self.arc = nn.Linear(ARC, ARC, bias=False)
        self.arc_bias = nn.Linear(ARC, 1, bias=False)
        self.label = nn.Linear(RELATION, RELATION * n_relations, bias=False)
        self.label_both = nn.Linear(2 * RELATION, n_relations)
        self.n_relations = n_relations
        nn.init.normal_(self.arc.weight, std=0.02)
        nn.init.normal_(self.label.weight, std=0.02)

    def arcs(self, words: Tensor) -> Tensor:
        """Scores (n, word, head) over rows that start with the root."""
        heads = self.arc_head(words)
        return self.arc(self.arc_word(words)) @ heads.transpose(1, 2) + self.arc_bias(
            heads
        ).transpose(1, 2)

    def labels(self, words: Tensor, heads: Tensor) -> Tensor:
        """Scores (n, word, relation) of each word under the given head."""
        word = self.label_word(words)
        head = self.label_head(words)
        head = head.gather(1, heads[..., None].expand(-1, -1, head.shape[-1]))
        n, length, size = word.shape
        crossed = self.label(word).view(n, length, self.n_relations, size)
        return (crossed @ head[..., None]).squeeze(-1) + self.label_both(
            torch.cat([word, head], -1)
        )


class Network(nn.Module):
    """Everything learned, in one pass.

    Args to forward:
        ids: sub-words (n, length), 0 where padded; the first column is the opening token.
        shapes: the shape of the word that each sub-word belongs to (n, length).
        first, last: columns of each word's first and last sub-word (n, n_words); word 0 is the
            opening token, which stands for the root.
    """

    def __init__(
        self,
        config: dict[str, int],
        *,
        n_upos: int,
        n_xpos: int,
        n_relations: int,
        n_names: int,
        n_said: int,
    ) -> None:
        super().__init__()
        self.encoder = Encoder(config)
        width = config["hidden_size"]
        n_layers = config["num_hidden_layers"] + 1
        self.shape = nn.Embedding(len(SHAPES), SHAPE)
        self.mix_tree, self.mix_tags, self.mix_names = (Mix(n_layers) for _ in range(3))
        self.upos = Tags(width + SHAPE, n_upos)
        self.xpos = Tags(width + SHAPE, n_xpos)
        self.names = Tags(width + SHAPE, n_names, NAME)
        # arcs run between words: one more layer in which the words, not the sub-words, meet
        self.between = Layer(width + SHAPE, BETWEEN_HEADS, 2 * (width + SHAPE))
        self.tree = Tree(width + SHAPE, n_relations)
        # What is said, and what happened, hangs on the tree above a word: these heads see it.
        self.mix_said, self.mix_events = (Mix(n_layers) for _ in range(2))
        self.said = Tags(2 * (width + SHAPE), n_said, SAID)
        self.factual = Tags(2 * (width + SHAPE), 1, EVENT)
        self.deed = Tags(2 * (width + SHAPE), 1, EVENT)
        # The vector has a mix and a turn of its own, so that holding it close to the original's
        # does not hold the last layer; both start as the original pools.
        self.mix_vector = Mix(n_layers, last=True)
        self.turn = nn.Linear(width, width)
        nn.init.eye_(self.turn.weight)
        nn.init.zeros_(self.turn.bias)

    def freeze(self, n_layers: int) -> None:
        """Keep the encoder's words and its lowest layers as they are."""
        for part in (self.encoder.words, *self.encoder.layers[:n_layers]):
            part.requires_grad_(False)
        if n_layers:
            for part in (self.encoder.positions, self.encoder.shapes, self.encoder.norm):
                part.requires_grad_(False)
            self.encoder.kind.requires_grad_(False)

    def train_only(self, parts: Collection[str]) -> None:
        """Keep everything as it is but the named parts ("factual", "mix_events").

        Raises:
            ValueError: when there is no such part.
        """
        known = {name.split(".")[0] for name, _ in self.named_parameters()}
        if unknown := set(parts) - known:
            msg = (
                f"no such part: {', '.join(sorted(unknown))}; there are {', '.join(sorted(known))}"
            )
            raise ValueError(msg)
        for name, weights in self.named_parameters():
            weights.requires_grad_(name.split(".")[0] in parts)

    def words(self, states: Tensor, shapes: Tensor, first: Tensor, last: Tensor) -> Tensor:
        """One row a word: the mean of its first and last sub-word, and its shape."""

        def at(columns: Tensor) -> Tensor:
            return states.gather(1, columns[..., None].expand(-1, -1, states.shape[-1]))

        return torch.cat([(at(first) + at(last)) * 0.5, self.shape(shapes.gather(1, first))], -1)

    def forward(
        self, ids: Tensor, shapes: Tensor, first: Tensor, last: Tensor
    ) -> dict[str, Tensor]:
        every = self.encoder(ids, shapes)
        tags = self.words(self.mix_tags(every), shapes, first, last)
        no_word = (first == 0) & (torch.arange(first.shape[1]) > 0)
        tree = self.between(
            self.words(self.mix_tree(every), shapes, first, last),
            no_word[:, None, None, :] * -1e4,
        )
        names = self.words(self.mix_names(every), shapes, first, last)
        said, events = (
            torch.cat([self.words(mix(every), shapes, first, last), tree], -1)
            for mix in (self.mix_said, self.mix_events)
        )
        return {
            "upos": self.upos(tags),
            "xpos": self.xpos(tags),
            "names": self.names(names),
            "said": self.said(said),
            "factual": self.factual(events).squeeze(-1),
            "deed": self.deed(events).squeeze(-1),
            "tree": tree,
            "arcs": self.tree.arcs(tree),
            "vector": functional.normalize(
                self.turn(sentence_mean(self.mix_vector(every), ids)), dim=-1
            ),
        }


def sentence_mean(states: Tensor, ids: Tensor) -> Tensor:
    """The mean of a sentence's sub-words, as the original encoder pools before it normalises."""
    mask = (ids != 0)[..., None].to(states.dtype)
    return (states * mask).sum(1) / mask.sum(1)
