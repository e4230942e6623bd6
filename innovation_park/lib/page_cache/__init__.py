"""Anonymous pages, kept exact by the database itself.

Triggers count every change of a public table in the transaction that makes it (:mod:`.triggers`);
the cache reads the count before it renders (:mod:`.generation`) and hands a page out again only
while the count is the same (:mod:`.layer`). Whoever writes, from whatever process and however, the
next reader sees it.
"""
