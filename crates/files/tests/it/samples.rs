//! Small true files of each kind.

use bytes::Bytes;
use files::{Checked, FileError, Limits};
use img_parts::png::{Png, PngChunk};
use lopdf::xref::XrefType;
use lopdf::{Dictionary, Document, Object, Stream, dictionary};

/// The verdict on `bytes` with the usual limits.
pub fn verdict(bytes: impl Into<Bytes>) -> Result<Checked, FileError> {
    files::check(bytes.into(), &Limits::DEFAULT)
}

/// A grey picture of one pixel.
pub fn jpeg() -> Vec<u8> {
    const HEX: &str = concat!(
        "ffd8ffe000104a46494600010100000100010000ffdb004300080606070605080707070909080a0c140d0c0b0b0c1912130f141d1a1f1e1d",
        "1a1c1c20242e2720222c231c1c2837292c30313434341f27393d38323c2e333432ffc0000b080001000101011100ffc4001f000001050101",
        "0101010100000000000000000102030405060708090a0bffc400b5100002010303020403050504040000017d010203000411051221314106",
        "13516107227114328191a1082342b1c11552d1f02433627282090a161718191a25262728292a3435363738393a434445464748494a535455",
        "565758595a636465666768696a737475767778797a838485868788898a92939495969798999aa2a3a4a5a6a7a8a9aab2b3b4b5b6b7b8b9ba",
        "c2c3c4c5c6c7c8c9cad2d3d4d5d6d7d8d9dae1e2e3e4e5e6e7e8e9eaf1f2f3f4f5f6f7f8f9faffda0008010100003f00fbd3ffd9",
    );
    hex::decode(HEX).expect("hex")
}

/// The same picture said to be of another size.
pub fn jpeg_of(width: u16, height: u16) -> Vec<u8> {
    let mut bytes = jpeg();
    let frame = bytes.windows(2).position(|pair| pair == [0xff, 0xc0]).expect("a frame");
    bytes[frame + 5..frame + 7].copy_from_slice(&height.to_be_bytes());
    bytes[frame + 7..frame + 9].copy_from_slice(&width.to_be_bytes());
    bytes
}

/// A black picture of one pixel, said to be of another size.
pub fn png_of(width: u32, height: u32) -> Vec<u8> {
    let head = [&width.to_be_bytes()[..], &height.to_be_bytes()[..], &[8, 0, 0, 0, 0][..]].concat();
    let pixels: &[u8] = &[0x78, 1, 1, 2, 0, 0xfd, 0xff, 0, 0, 0, 2, 0, 1];
    png_with(vec![
        PngChunk::new(*b"IHDR", head.into()),
        PngChunk::new(*b"IDAT", Bytes::from_static(pixels)),
        PngChunk::new(*b"IEND", Bytes::new()),
    ])
}

pub fn png() -> Vec<u8> {
    png_of(1, 1)
}

/// A PNG out of these chunks.
pub fn png_with(chunks: Vec<PngChunk>) -> Vec<u8> {
    const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";
    let empty = PngChunk::new(*b"IEND", Bytes::new());
    let bytes = [SIGNATURE, &empty.encoder().bytes()[..]].concat();
    let mut png = Png::from_bytes(bytes.into()).expect("a PNG");
    *png.chunks_mut() = chunks;
    png.encoder().bytes().to_vec()
}

/// A document of `pages` pages with one line of text on each.
pub fn document(pages: usize) -> Document {
    let mut document = Document::with_version("1.7");
    let tree = document.new_object_id();
    let kids: Vec<Object> = (0..pages)
        .map(|_| {
            let mut content = Stream::new(Dictionary::new(), b"BT /F1 12 Tf 72 720 Td (Motcua) Tj ET ".repeat(20));
            content.compress().expect("compressed");
            let content = document.add_object(content);
            document.add_object(dictionary! { "Type" => "Page", "Parent" => tree, "Contents" => content }).into()
        })
        .collect();
    let count = i64::try_from(pages).expect("few");
    let media = vec![0.into(), 0.into(), 595.into(), 842.into()];
    document.set_object(tree, dictionary! { "Type" => "Pages", "Kids" => kids, "Count" => count, "MediaBox" => media });
    let catalog = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => tree });
    document.trailer.set("Root", catalog);
    document
}

/// The file of a document.
pub fn saved(mut document: Document) -> Vec<u8> {
    document.reference_table.cross_reference_type = XrefType::CrossReferenceTable;
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).expect("written");
    bytes
}

/// The file of a document with its objects packed into streams.
pub fn packed(mut document: Document) -> Vec<u8> {
    let mut bytes = Vec::new();
    document.save_modern(&mut bytes).expect("written");
    bytes
}

/// A document of one page, written letter by letter, with this catalogue.
pub fn by_hand(catalog: &str) -> Vec<u8> {
    let objects = [catalog, "<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 595 842]>>", "<</Type/Page/Parent 2 0 R>>"];
    let mut text = "%PDF-1.7\n".to_owned();
    let mut table = "xref\n0 4\n0000000000 65535 f \n".to_owned();
    for (number, object) in objects.iter().enumerate() {
        table.push_str(&format!("{:010} 00000 n \n", text.len()));
        text.push_str(&format!("{} 0 obj\n{object}\nendobj\n", number + 1));
    }
    let start = text.len();
    text.push_str(&format!("{table}trailer\n<</Size 4/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n"));
    text.into_bytes()
}

pub fn pdf() -> Vec<u8> {
    saved(document(3))
}

/// A document whose catalogue has one entry more.
pub fn document_with(key: &str, value: impl Into<Object>) -> Document {
    let mut document = document(1);
    document.catalog_mut().expect("a catalogue").set(key, value);
    document
}
