"""Holds the tool against plans that people have labelled: how often do the two agree?"""
