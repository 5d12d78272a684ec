"""The demonstration: Egevang Kommune, with the people of Teknik og Erhverv and what they have written so far.

The data stand beside this file as CSV and TOML, in Danish; here they are brought in through the same services that the
pages call, so that nothing in the demonstration could not have been done by hand.
"""
