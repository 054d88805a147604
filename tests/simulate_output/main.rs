//! What is shown of simulations: the table for people, JSON that its schema describes, and CSV.


mod people;
mod world;
