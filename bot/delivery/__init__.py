"""Updates in, messages out, nothing lost.

`poller` and `webhook` bring updates to the `inbox`, which commits each before it is confirmed and
hands them out in `lanes`, one for each chat. What is said goes through `outbox`, `limiter` and
`transport`.
"""
