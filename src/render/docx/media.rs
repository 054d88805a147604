//! The pictures of a document, each held once.

use crate::render::scene::{Picture, PictureFormat};

use super::package::Part;

/// The pictures so far.
#[derive(Default)]
pub struct Media<'a> {
    pictures: Vec<&'a Picture>,
}

impl<'a> Media<'a> {
    /// The name of the relation to a picture.
    pub fn add(&mut self, picture: &'a Picture) -> String {
        let known = self.pictures.iter().position(|known| *known == picture);
        let at = known.unwrap_or_else(|| {
            self.pictures.push(picture);
            self.pictures.len() - 1
        });
        format!("picture{}", at + 1)
    }

    /// Each relation and where it leads.
    pub fn relations(&self) -> impl Iterator<Item = (String, String)> {
        self.pictures.iter().enumerate().map(|(at, picture)| {
            let ending = ending(picture.format);
            (
                format!("picture{}", at + 1),
                format!("media/picture{}.{ending}", at + 1),
            )
        })
    }

    /// The files.
    pub fn parts(&self) -> impl Iterator<Item = Part> {
        let paths = self.relations().map(|(_, path)| format!("word/{path}"));
        let files = self.pictures.iter().map(|picture| picture.bytes.to_vec());
        paths.zip(files).map(|(path, bytes)| Part::new(path, bytes))
    }
}

fn ending(format: PictureFormat) -> &'static str {
    match format {
        PictureFormat::Png => "png",
        PictureFormat::Jpeg => "jpeg",
    }
}
