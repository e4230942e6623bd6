"""The Digital Foundation of the demonstration park: its calls, and who applied with what."""

from .calls import CALLS as CALLS
from .projects import PROJECTS as PROJECTS
