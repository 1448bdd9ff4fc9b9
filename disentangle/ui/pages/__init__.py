"""The pages. Each takes the `Host` it stands in and knows nothing of the others."""
