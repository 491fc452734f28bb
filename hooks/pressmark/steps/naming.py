"""Articles in, their names and clusters out: recognised once for each text, resolved where the archive tells anew.

Kept for each text are what the model proposes, its names as the archivist's file and the archive's words make them,
and where each name leads. A key holds just what was consulted: the reviewed names whose first word stands in the text,
the words that the archive writes small, and what the archive says of these very names.
"""

from __future__ import annotations

import pickle
from collections import Counter, deque
from collections.abc import Callable, Iterator, Mapping, Sequence

from pressmark import knowledge, model, packing, steps, text
from pressmark.knowledge.authority import Authority
from pressmark.knowledge.batches import Asked, Proposals, find_doubtful, name_texts
from pressmark.knowledge.models import DEFAULT_MODELS, Models
from pressmark.knowledge.named import Link, Named
from pressmark.knowledge.recognition import RECOGNITION_PARTS, RECOGNITION_VERSION
from pressmark.knowledge.resolution import Resolution, cluster_names, link_names, survey_names
from pressmark.packing import PACKING, pack, unpack
from pressmark.steps.intake import Kept
from pressmark.steps.names import Names
from pressmark.steps.pools import PoolMaker, Progress, silent, unpacked
from pressmark.steps.relevance import article_document, find_relevant_names
from pressmark.steps.words import Words
from pressmark.store import Store, code_version, result_key
from pressmark.workers import Call, Failed, Item, Limits, Pool

PROPOSAL_VERSION = f"{RECOGNITION_VERSION} {code_version(*RECOGNITION_PARTS)} {PACKING}"
"""What the model's proposals depend on: nothing that an archivist or another step decides."""

KNOWLEDGE_VERSION = f"{PROPOSAL_VERSION} {code_version(knowledge, model, packing, steps, text)}"

RECOGNITION_LIMITS = Limits(seconds=30.0, memory=512_000_000)
"""For a text; one of the longest that is read takes some 3 s and 130 MB. What needs more has no names."""

BATCH = 32
"""Texts given to a worker at once: enough for the model's speed, few enough for a bar that moves."""

CHUNK = 1_000
"""Texts whose proposals are held in memory at once."""

KEPT_AT_ONCE = 64
"""Texts whose proposals are kept at once: what is lost when a build is killed is half a second's work."""

FEW = 128
"""Texts whose names are found here rather than by workers, whose start costs as much."""

NO_PROPOSALS = Proposals((), pack({}))
NO_NAMES = pack(Named((), (), (), pack(())))


def resolve_articles(
    articles: Sequence[Kept],
    authority: Authority,
    store: Store,
    make_pool: PoolMaker,
    progress: Progress = silent,
    models: Models = DEFAULT_MODELS,
) -> tuple[Resolution, tuple[str, ...]]:
    """All mentions and clusters, and warnings of texts whose names were not found."""
    naming = _Naming(articles, authority, store, make_pool, progress, models)
    words = naming.count_words()
    keys = naming.name_keys(words)
    found = naming.find_names(keys, words)
    names = [(item.article.id, found[item.document]) for item in articles]
    survey = survey_names([named for _, named in names], authority)
    digests = survey.digests()
    link_keys = [
        result_key("links", KNOWLEDGE_VERSION, keys[item.document], b"".join(digests[row] for row in named.rows))
        for item, (_, named) in zip(articles, names, strict=True)
    ]
    kept = store.get_many(link_keys)
    links = {key: unpacked(tuple[Link, ...], kept.get(key)) for key in link_keys}
    made: list[tuple[str, bytes]] = []
    for key, (_, named) in zip(link_keys, names, strict=True):
        if links[key] is None:
            links[key] = link_names(named, survey)
            made.append((key, pack(links[key])))
    store.work["resolved"] += len(made)
    store.put(made)
    linked = [links[key] or () for key in link_keys]
    clusters, entities = cluster_names(names, linked, survey)
    return Resolution(Names(names, linked, clusters, entities), clusters, survey.notes), naming.warnings


def recognise_articles(
    articles: Sequence[Kept],
    store: Store,
    make_pool: PoolMaker,
    progress: Progress = silent,
    models: Models = DEFAULT_MODELS,
) -> None:
    """Keep what the model proposes for articles; all else is cheap, and depends on the archivist's file."""
    _Naming(articles, Authority(), store, make_pool, progress, models).recognise([item.document for item in articles])


class _Naming:
    """Texts on their way to their names."""

    def __init__(
        self,
        articles: Sequence[Kept],
        authority: Authority,
        store: Store,
        make_pool: PoolMaker,
        progress: Progress,
        models: Models,
    ) -> None:
        self._articles = {item.document: item.article for item in articles}
        self._numbers = Counter(item.document for item in articles)
        self._authority = authority
        self._store = store
        self._make_pool = make_pool
        self._progress = progress
        self._models = models
        self._unread: dict[str, str] = {}

    @property
    def warnings(self) -> tuple[str, ...]:
        told = {self._articles[document].seed: reason for document, reason in self._unread.items()}
        return tuple(f"{seed}: the names in it were not found, since {told[seed]}" for seed in sorted(told))

    def count_words(self) -> Words:
        """The words of the archive as it is, from those of the last build where few texts came or went."""
        key = result_key("words", KNOWLEDGE_VERSION, self._models.version)
        before = unpacked(Words, self._store.get(key)) or Words({}, {})
        self._store.mark(map(self._proposal_key, self._articles))
        counts = {document: count for document, (count, _) in before.texts.items()}
        if counts == self._numbers:
            return before
        gone = [document for document in counts if counts[document] != self._numbers[document]]
        old = self._proposals(gone)
        if len(old) < len(gone):  # what is to be taken away is not kept any more: begin anew
            before, counts, old = Words({}, {}), {}, {}
        forms = Counter(before.forms)
        for document in old:
            forms.subtract(_times(old[document], counts[document]))
        fresh = [document for document in self._articles if counts.get(document) != self._numbers[document]]
        self.recognise(fresh)
        texts = {document: row for document, row in before.texts.items() if document not in old}
        for start in range(0, len(fresh), CHUNK):
            for document, proposals in self._proposals(fresh[start : start + CHUNK]).items():
                forms.update(_times(proposals, self._numbers[document]))
                doubtful = find_doubtful(article_document(self._articles[document]), proposals)
                texts[document] = (self._numbers[document], doubtful)
        words = Words(texts, dict(+forms))
        self._store.put([(key, pack(words))])
        return words

    def _proposal_key(self, document: str) -> str:
        return result_key("proposed", PROPOSAL_VERSION, self._models.version, document)

    def _proposals(self, documents: Sequence[str]) -> dict[str, Proposals]:
        """What is kept of what the model proposed."""
        keys = {document: self._proposal_key(document) for document in documents}
        kept = self._store.get_many(list(keys.values()))
        found = {document: unpacked(Proposals, kept.get(key)) for document, key in keys.items()}
        return {document: proposals for document, proposals in found.items() if proposals is not None}

    def recognise(self, documents: Sequence[str]) -> None:
        """Ask the model about texts that it has not read."""
        lacking = self._store.lacking([self._proposal_key(document) for document in documents])
        missing = [document for document in documents if self._proposal_key(document) in lacking]
        if not missing:
            return
        results: list[tuple[str, bytes]] = []
        with self._make_pool(len(missing), RECOGNITION_LIMITS, ("pressmark.knowledge.batches:prepare",)) as pool:
            run = self._run(pool, "pressmark.knowledge.batches:recognise_texts", missing, self._texts)
            try:
                for document, packed in self._progress(run, "Recognising names", len(missing)):
                    if packed is not None:
                        results.append((self._proposal_key(document), packed))
                        self._store.work["recognised"] += 1
                    if len(results) >= KEPT_AT_ONCE:
                        self._store.put(results)
                        results = []
            finally:
                self._store.put(results)

    def _run(
        self,
        pool: Pool,
        function: str,
        documents: Sequence[str],
        arguments: Callable[[Sequence[str]], tuple[object, ...]],
    ) -> Iterator[tuple[str, bytes | None]]:
        """Each text with what a function of batches gives for it; nothing where it alone is too much for a worker."""
        size = max(1, min(BATCH, len(documents) // 8))
        batches = [list(documents[start : start + size]) for start in range(0, len(documents), size)]
        done = [0] * len(batches)
        calls = deque(Call(index, function, arguments(batch)) for index, batch in enumerate(batches))
        for event in pool.run(calls):
            batch, number = batches[event.index], done[event.index]
            if isinstance(event, Item):
                done[event.index] += 1
                yield batch[number], event.value
            elif isinstance(event, Failed) and len(batch) == 1:
                self._unread[batch[0]] = f"that took too much {event.exceeded}"
                yield batch[0], None
            elif isinstance(event, Failed):
                for document in batch[number:]:
                    calls.append(Call(len(batches), function, arguments([document])))
                    batches.append([document])
                    done.append(0)

    def _texts(self, documents: Sequence[str]) -> tuple[object, ...]:
        items = [article_document(self._articles[document]) for document in documents]
        return ([(item.title, item.text, item.language) for item in items], self._models)

    def name_keys(self, words: Words) -> dict[str, str]:
        """The key of each text's names."""
        relevant = find_relevant_names(self._articles, self._authority, self._store, KNOWLEDGE_VERSION)
        ignored = "\n".join(sorted(self._authority.ignored))
        return {
            document: result_key(
                "names",
                KNOWLEDGE_VERSION,
                self._models.version,
                document,
                relevant[document],
                ignored,
                "\n".join(sorted(words.common(document))),
            )
            for document in self._articles
        }

    def find_names(self, keys: Mapping[str, str], words: Words) -> dict[str, Named]:
        """The names of each text."""
        kept = self._store.get_many(list(keys.values()))
        sound = {document: unpacked(Named, kept.get(key)) for document, key in keys.items()}
        found = {document: named for document, named in sound.items() if named is not None}
        missing = [document for document in keys if document not in found]
        if missing:
            self.recognise(missing)
            made: list[tuple[str, bytes]] = []
            for document, packed in self._name(missing, words):
                found[document] = unpack(Named, packed)
                if document not in self._unread:
                    made.append((keys[document], packed))
                self._store.work["named"] += 1
            self._store.put(made)
        return found

    def _name(self, documents: Sequence[str], words: Words) -> Iterator[tuple[str, bytes]]:
        authority = pickle.dumps(self._authority)

        def arguments(batch: Sequence[str]) -> tuple[bytes, list[Asked]]:
            kept = self._proposals(batch)
            for lost in (one for one in batch if one not in kept):
                self._unread.setdefault(lost, "what was kept of it is damaged")  # so that no later build believes it
            return (authority, [self._asked(one, kept.get(one, NO_PROPOSALS), words) for one in batch])

        if len(documents) <= FEW:
            _, asked = arguments(documents)
            yield from zip(documents, name_texts(authority, asked), strict=True)
            return
        with self._make_pool(
            len(documents), RECOGNITION_LIMITS, ("pressmark.knowledge.batches:prepare_naming",)
        ) as pool:
            run = self._run(pool, "pressmark.knowledge.batches:name_texts", documents, arguments)
            for document, packed in self._progress(run, "Finding names", len(documents)):
                yield document, packed or NO_NAMES

    def _asked(self, document: str, proposals: Proposals, words: Words) -> Asked:
        item, common = article_document(self._articles[document]), words.common(document)
        names = tuple(word for word in words.doubtful(document) if word not in common)
        return Asked(item.title, item.text, item.language, proposals, names, tuple(sorted(common)))


def _times(proposals: Proposals, number: int) -> dict[str, int]:
    return {form: count * number for form, count in unpack(dict[str, int], proposals.forms).items()}
