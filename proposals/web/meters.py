"""What is measured while the office is served; no label names a person or a case."""

from __future__ import annotations

from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest

REGISTRY = CollectorRegistry()
ANSWERS = Counter(
    "tian_answers", "Requests answered", ("method", "route", "status"), registry=REGISTRY
)
SECONDS = Histogram(
    "tian_answer_seconds", "Seconds until the answer was out", ("route",), registry=REGISTRY
)


def answered(method: str, route: str, status: int, seconds: float) -> None:
    """Count one answer."""
    ANSWERS.labels(method, route, str(status)).inc()
    SECONDS.labels(route).observe(seconds)


def page() -> bytes:
    """All of it in the text format scrapers read."""
    return generate_latest(REGISTRY)
