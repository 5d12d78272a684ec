"""Post: messages on their way, queued in the transaction of the deed and delivered by the worker.

Not here: who is told what (notifications), what citizens write (inquiries).
"""
