//! Working time, holidays, limits and the derivation of a due date. Pure.
