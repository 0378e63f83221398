"""Long work of the desk: reading what is added, and exports, each in a process of its own.

The desk answers while they work: a reader takes some 700 MB and a processor to itself. There is
one process of each kind at most, started when there is something to do and ended after a while
without.
"""

from onrecord.desk.work.jobs import Added, Job, Missed, Source
from onrecord.desk.work.works import Works

__all__ = ["Added", "Job", "Missed", "Source", "Works"]
