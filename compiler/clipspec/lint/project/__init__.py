"""What a project says: its configuration, its account, its limits."""
