"""The program that opens strangers' files: a process of its own, without Django and database.

It is started with limits of memory and time (`portal.documents.sandbox`) and says what it found
as JSON, an object a line. Nothing in here may import from the rest of the portal.
"""
