"""One module per command, found by its file name; each holds one click command named `command`."""
