"""What a report can say: frozen values that import nothing else of Chancery.

No value here can come to hold itself, so Python's collector of cycles is told to pass over them (`gc=False`): with some
thousands of facts in hand it would else look through all of them again and again.
"""
