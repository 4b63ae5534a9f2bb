"""Measurements, each line `name: figure`. `make bench` runs all; `make bench BENCH=pages` one."""
