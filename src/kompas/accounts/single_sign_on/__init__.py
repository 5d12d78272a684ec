"""Sign-in by the municipality's own provider: what it says is verified, and opens only an account linked beforehand.

Not here: the pages (web.sign_in), and who may link whom (web.administration).
"""
