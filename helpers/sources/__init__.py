"""Who the sources of an article are: names, pronouns and descriptions put together."""

from helpers.sources.finding import Voice, attribution_of, find_sources, find_voices, speaker_of

__all__ = ["Voice", "attribution_of", "find_sources", "find_voices", "speaker_of"]
