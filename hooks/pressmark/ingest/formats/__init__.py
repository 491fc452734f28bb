"""The formats that saved articles come in: told apart by content, and unpacked into pages and texts."""
