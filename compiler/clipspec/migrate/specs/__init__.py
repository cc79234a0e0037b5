"""Migrating specs: what holds for every row, found by migrating bodies that rows could make.

Nothing here knows a dialect. The migration of bodies is a function; bodies in which one template
after the other takes another value show what it does to each, and the expressions are rewritten to
do the same. What is found is then proved: with all templates at once, with items that are absent
and there twice, and with the examples of the spec.
"""
