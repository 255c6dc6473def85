"""The library: text in, findings out; no file, clock, log, frame or database."""
