//! The shell over HTTP, its extractors and its texts.

mod api;
mod assets;
mod csrf;
mod done;
mod errors;
mod house;
mod languages;
mod limits;
mod paging;
mod sign_in;
mod texts;
mod texts_of_the_house;
