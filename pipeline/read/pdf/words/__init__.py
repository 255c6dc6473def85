"""Glyphs become words, and words printed lines."""
