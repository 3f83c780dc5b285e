//! The page shell, templates, errors, translations, CSRF, limits and assets every page stands in.
