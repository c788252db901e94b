"""Packs: the model files of umi, described by a manifest. The built-in ones lie in this folder."""

from umi_local.packs.pack import Pack, PackError, Sampling, find_packs, load_pack, read_manifest, user_packs_dir, verify

__all__ = ["Pack", "PackError", "Sampling", "find_packs", "load_pack", "read_manifest", "user_packs_dir", "verify"]
