"""The steps of a build that keep what they did: each takes from the store what is there, makes the rest, in several
processes where that is much, and puts it there.
"""
