"""Seeds in, articles out: finding, reading, cleaning and describing.

A file becomes lines (`readers`), each line gets a role (`roles`), the roles make blocks and the claims about the
article's facts (`claims`), and the strongest claims make the `Article` (`articles`).
"""
