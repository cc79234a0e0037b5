"""The rules that check bodies, one module each, in families that look at the same thing.

A family is a package whose `concerns(body, refused)` says whether a body has what its rules look
at; `refused` says that the schema has something against the body, or that it is not known yet
whether it has. Most bodies have nothing that most families look at, and then no rule of the
family is run, or even loaded. So the answer must be cheap, and never no where a rule would speak.
"""
