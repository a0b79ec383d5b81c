//! The build script: turns word data into tables that the program uses in place.

mod double_array;
mod jieba;
mod lexicon;
mod segment;

fn main() {
    println!("cargo::rerun-if-changed=src/build");
    let out = std::path::PathBuf::from(std::env::var_os("OUT_DIR").expect("cargo sets OUT_DIR"));
    lexicon::compile(std::path::Path::new("src/lexicon"), &out);
    segment::compile(std::path::Path::new("src/segment/jieba"), &out);
}
