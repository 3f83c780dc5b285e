//! The main job: intake, clocks, steps, forms, results and look-up.
