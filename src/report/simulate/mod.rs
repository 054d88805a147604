//! What a simulation comes to, as it is shown.
