"""Which language a text is in, as far as that is sure."""

from __future__ import annotations

from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

SAMPLE_LENGTH = 800
"""Characters that are looked at; on the shared half of the benchmark more changes no answer and costs time."""

SHORTEST = 60
"""Characters; shorter texts are names more often than sentences."""

LEAST_PROBABILITY = 0.6
"""Probability from which on an answer is given; see the note on measuring in tests/ingest/test_languages.py."""


def find_language(text: str) -> tuple[str, float]:
    """The language (BCP 47) and how sure that is; "und" when it is not."""
    sample = text[:SAMPLE_LENGTH]
    if len(sample) < SHORTEST:
        return "und", 0.0
    language, probability = _identifier().classify(sample)
    return (str(language), float(probability)) if probability >= LEAST_PROBABILITY else ("und", float(probability))


@cache
def _identifier() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
