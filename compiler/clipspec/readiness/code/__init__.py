"""Where source code, in any language, calls the API in a version that was announced to end."""

from clipspec.readiness.code.call import Call, Use
from clipspec.readiness.code.endpoints import Endpoint
from clipspec.readiness.code.scan import HUGE, bases, is_binary, scan, speaks_of_us

__all__ = ["HUGE", "Call", "Endpoint", "Use", "bases", "is_binary", "scan", "speaks_of_us"]
