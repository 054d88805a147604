//! Word documents: what is in the package, and that all of the scene is in it.

mod office;
mod package;
mod scene;
mod schema;
mod world;
