pub use web::Typed;
