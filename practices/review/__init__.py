"""How a practice is reviewed: who may, in which rounds, and what a decision does."""
