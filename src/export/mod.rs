//! Exporting an SOP to the notations of other tools.
