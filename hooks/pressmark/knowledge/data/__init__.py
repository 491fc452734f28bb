"""Tables, as README.md tells."""
