"""The record: many reports, one event, its whole history; a pure function of the set of readings and decisions.

The pure half: `contributions` (what a report adds), `copies`, `identity`, `comparisons`, `fusion`, `telling`, `network`,
`core` (the one incremental path over a `shelf`), `memory` (a shelf in memory).
"""
