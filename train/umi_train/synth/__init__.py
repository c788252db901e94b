"""Synthetic trajectories: tasks drawn from families, run with the real tools in throwaway workspaces."""

from umi_train.synth.core import Answer, Ask, Call, GiveUp, Skip, World, family, generate

__all__ = ["Answer", "Ask", "Call", "GiveUp", "Skip", "World", "family", "generate"]
