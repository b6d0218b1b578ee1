"""Solves one siting model with one peer solver and prints what came out as JSON."""
