"""Where, by rules and a trained part: which of a sentence's names each event happened at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from onrecord.claims.clusters import Cluster
from onrecord.claims.place_features import Pair, Scene, pairs_of
from onrecord.claims.place_names import Name, names_in
from onrecord.claims.place_net import PlaceNet, place_net
from onrecord.claims.place_uses import PlaceUse, place_uses, use_of
from onrecord.claims.where import places_by_cluster, related
from onrecord.ontology.types import event_types
from onrecord.reading.reading import Reading, Sentence

# families whose places the rules tell alone: several (from, to), or none
KEPT = ("movement", "words")
ADDED = 0.8  # the least chance of a place that the rules do not find


@dataclass(frozen=True, slots=True)
class TrainedPlaces:
    """The question `where` with a net; where the net cannot read, the rules answer alone.

    The net is asked where the rules find no place. With `alone` it decides everywhere: better on
    single sentences, worse on whole reports, where a place that is dropped is missed elsewhere.
    """

    net: PlaceNet
    alone: bool = False

    def __call__(
        self,
        reading: Reading,
        sentence: Sentence,
        clusters: Sequence[Cluster],
        barred: frozenset[int],
    ) -> list[list[PlaceUse]]:
        """The places of each event; those of the net the likeliest first."""
        seen = place_uses(reading, sentence) if clusters else []
        rules = places_by_cluster(reading, sentence, clusters, barred, seen)
        asked = [
            i
            for i, c in enumerate(clusters)
            if event_types()[c.type].family not in KEPT and (self.alone or not rules[i])
        ]
        names = names_in(reading, sentence, seen) if asked else []
        some = self.alone or any(n.listed or n.use for n in names)  # else hardly ever so likely
        if not names or not some or not self.net.reads(reading):
            return rules
        found = self.chances(reading, sentence, clusters, asked, names, rules)
        for i, chances in zip(asked, found, strict=True):
            ranked = sorted(zip(chances, names, strict=True), key=lambda pair: -pair[0])
            free = [(c, n) for c, n in ranked if not {n.first, n.last - 1} & barred]
            rules[i] = self._found(reading, sentence, clusters[i], free, rules[i])
        return rules

    def _found(
        self,
        reading: Reading,
        sentence: Sentence,
        cluster: Cluster,
        ranked: Sequence[tuple[float, Name]],
        rules: list[PlaceUse],
    ) -> list[PlaceUse]:
        """The names that the net finds likely, else what the rules take up again ("there")."""
        by_rule = {u.first: u for u in rules if not u.names}
        least = self.net.at if self.alone else ADDED
        found = []
        for chance, name in ranked:
            if chance >= least:
                use = by_rule.get(name.first) or name.use
                use = use or use_of(reading, name.first, name.last, sentence.last)
                found.append(related(replace(use, weak=False, chance=round(chance, 4)), cluster))
        return found or [u for u in rules if u.names]

    def chances(
        self,
        reading: Reading,
        sentence: Sentence,
        clusters: Sequence[Cluster],
        asked: Sequence[int],
        names: Sequence[Name],
        rules: Sequence[Sequence[PlaceUse]],
    ) -> list[list[float]]:
        """How likely each event asked for happened at each name."""
        return self.net.chances(
            reading, pairs_asked(reading, sentence, clusters, asked, names, rules)
        )


def pairs_asked(
    reading: Reading,
    sentence: Sentence,
    clusters: Sequence[Cluster],
    asked: Sequence[int],
    names: Sequence[Name],
    rules: Sequence[Sequence[PlaceUse]],
) -> list[list[Pair]]:
    """What the net sees: each event asked for beside each name of the sentence."""
    tokens = frozenset(t.token for c in clusters for t in c.triggers)
    scene = Scene(reading, sentence, names, tokens)
    return [pairs_of(scene, clusters[i].main.token, rules[i]) for i in asked]


def trained_places(net: PlaceNet | None = None, *, alone: bool = False) -> TrainedPlaces:
    """The question with the shipped net, or with another one."""
    return TrainedPlaces(net or place_net(), alone)
