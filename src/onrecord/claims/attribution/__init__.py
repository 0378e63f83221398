"""Who says it: every stretch of a report that stands in somebody's voice, with the speaker.

`attributions(reading)` finds them all, `speaker_of` asks for one token.
"""

from onrecord.claims.attribution.attribution import Attribution
from onrecord.claims.attribution.find import attributions, speaker_of

__all__ = ["Attribution", "attributions", "speaker_of"]
