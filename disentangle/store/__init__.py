"""The case on disk: one encrypted file, its backups, and a store that keeps nothing."""
