"""Benchmarks, each with its own data; `./kompas bench` lists and runs them."""
