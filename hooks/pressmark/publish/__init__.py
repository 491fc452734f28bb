"""Catalogue in, site files out: pages, index pages, data files and the records that search indexes."""
