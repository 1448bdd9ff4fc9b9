"""How hard a password is to guess, for a stranger's computer and for someone who knows you.

`strength.check` and `strength.passphrase_check` judge, `generator` makes new ones. Nothing in
this room keeps, logs or shows a password.
"""
