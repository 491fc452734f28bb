"""Pressmark: saved news articles in, a searchable archive site out.

The flow is `Seed -> Article -> Catalog -> SiteFile` (see `model.py`); `build.py` tells it in order.
"""
