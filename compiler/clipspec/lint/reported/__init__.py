"""The manual pages of what other stages find: the reader, the schemas, the engine, the compiler."""
