"""Where source code, in any language, calls the API in a version that was announced to end."""

from clipspec.readiness.code.call import Call, Use
from clipspec.readiness.code.endpoints import Endpoint
from clipspec.readiness.code.scan import HUGE, is_binary, scan

__all__ = ["HUGE", "Call", "Endpoint", "Use", "is_binary", "scan"]
