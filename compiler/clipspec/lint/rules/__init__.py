"""The rules that check bodies, one module each."""
