"""Work in several processes: bounded, and safe from what takes a process down.

This room knows nothing of reports: it is given the function that it runs. A crew has some worker
processes; each makes the function for itself, once, and is given lists of things to do it to. What
ends a worker, or keeps it too long, is found, set aside, and told; the rest goes on.
"""

from onrecord.scale.crew import Crew, Done, Lost
from onrecord.scale.gathering import gathered
from onrecord.scale.limits import Limits

__all__ = ["Crew", "Done", "Limits", "Lost", "gathered"]
