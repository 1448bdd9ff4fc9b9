"""Keys: passphrase, recovery code, the wrapped content key, the header of the case file.

Everything here is pure: bytes in, bytes out. Reading and writing files is `disentangle.store`.
"""
