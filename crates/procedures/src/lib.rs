//! The catalogue of procedures with dated versions, parts, limits, fees and e-processes; the public board.
