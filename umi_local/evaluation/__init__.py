"""Measuring a pack: executable everyday tasks judged by their effect, and the three roles by teacher forcing.

python -m umi_local.evaluation --pack nano
"""
