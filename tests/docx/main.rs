//! Word documents: what is in the package, and that all of the scene is in it.

#[path = "../tools/folders.rs"]
mod folders;
mod office;
mod package;
#[path = "../tools/programs.rs"]
mod programs;
mod scene;
mod schema;
#[path = "../tools/sops.rs"]
mod sops;
mod world;
#[path = "../tools/xml.rs"]
mod xml;
